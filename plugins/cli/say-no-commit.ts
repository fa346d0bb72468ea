import { whyNoCommit } from '#host';
import type { Terminal } from './terminal.ts';

/** Says why no commit is known where one could be: what is published is then bound to none, which is easily overlooked. */
export async function sayNoCommit(
  root: string,
  commit: string | undefined,
  terminal: Terminal,
): Promise<void> {
  const why = commit === undefined ? whyNoCommit(root) : undefined;
  if (why === undefined) return;
  const { visibleText } = await import('#report');
  await terminal.error(`casebook: no commit is known, because git does not answer: ${visibleText(why)}\n`);
}
