/** A script for a thread. */
export interface SmtJob {
  readonly id: number;
  readonly script: string;
}

/** What a thread has to say of it. */
export type SmtReply =
  | { readonly id: number; readonly kind: 'answered'; readonly output: string; readonly name: string }
  | { readonly id: number; readonly kind: 'failed'; readonly reason: string };

/** What a thread is started with. */
export interface SmtSetup {
  /** Bytes of memory that Z3 may take, in megabytes. */
  readonly megabytes: number;
  /** Another place of Z3's code than its package. */
  readonly wasm?: string;
}
