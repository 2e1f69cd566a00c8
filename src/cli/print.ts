/** Where a command writes. */
export interface Printer {
  print(line: string): void;
  error(line: string): void;
}
