/** A problem in data: where it is and what to do. Told apart by code, never by text. */
export interface Issue {
  severity: 'error' | 'warning';
  code: string;
  /** Dotted, as `nodes.opening.choices.hear-out.to`; empty for the whole. */
  path: string;
  message: string;
  file?: string;
  line?: number;
  column?: number;
}
