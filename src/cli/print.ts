import type { Issue } from '#model';

/** Where a command writes. */
export interface Printer {
  print(line: string): void;
  error(line: string): void;
  /** Shown over what was shown last, where somebody watches; an empty line takes it away. */
  progress?(line: string): void;
}

/** An issue as it is read in a terminal: place, code, and what to do. */
export function lineOf({ severity, file, line, column, path, message, code }: Issue): string {
  const place = `${file ?? ''}:${String(line)}:${String(column)}`;
  return `${place} ${severity} ${code}\n  ${path ? `${path}: ` : ''}${message}`;
}
