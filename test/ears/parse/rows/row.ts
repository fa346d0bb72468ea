/** One sentence as people write it, and how it is read: `outline` of each sentence in it. */
export interface Row {
  readonly row: number;
  readonly text: string;
  /** The form it shows, in a reader's words. */
  readonly form: string;
  readonly read: readonly (readonly string[])[];
}
