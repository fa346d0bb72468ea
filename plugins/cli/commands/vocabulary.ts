import type { Command } from 'commander';
import { closest } from 'fastest-levenshtein';
import { EXIT, type Result, usageFailure } from '../exit-status.ts';
import { openRoot } from '../open.ts';
import type { Terminal } from '../terminal.ts';

interface SuggestOptions {
  readonly root?: string;
}

/** Adds `casebook vocabulary`. It must not load anything of the site. */
export function addVocabulary(
  program: Command,
  terminal: Terminal,
  finish: (result: Result<number>) => void,
): void {
  const vocabulary = program
    .command('vocabulary')
    .summary('suggest the words that specs should declare')
    .description('Helps to declare what the words of specs mean, so that sentences can be compared.');
  vocabulary
    .command('suggest')
    .summary('print a vocabulary block to look through and to accept')
    .description(
      'Prints an `ears-vocabulary` block with the systems, states, numbers and conditions that the specs say more than once. Look through it, keep what is right, and put it into the spec, or into openspec/vocabulary.md if it counts for all specs.',
    )
    .argument(
      '[capability]',
      'what one spec says: the path of its folder below openspec/specs (default: all)',
    )
    .option('--root <dir>', 'project to read (default: the nearest folder with openspec/)')
    .addHelpText(
      'after',
      `
Examples:
  casebook vocabulary suggest
  casebook vocabulary suggest box
  casebook vocabulary suggest > openspec/vocabulary.md`,
    )
    .action(async (capability: string | undefined, options: SuggestOptions) =>
      finish(await suggest(capability, options, terminal)),
    );
}

async function suggest(
  capability: string | undefined,
  options: SuggestOptions,
  terminal: Terminal,
): Promise<Result<number>> {
  const opened = await openRoot(options.root);
  if (!opened.ok) return opened;
  const { root, config } = opened.value;
  const [{ assessSentences }, { suggestVocabulary }] = await Promise.all([
    import('./check-sentences.ts'),
    import('#ears'),
  ]);
  const assessed = await assessSentences(root, config, []);
  if (!assessed.ok) return assessed;
  const { capabilities, ears } = assessed.value;
  const ids = capabilities.map(({ id }) => id);
  if (capability !== undefined && !ids.includes(capability)) {
    return usageFailure(
      `There is no capability \`${capability}\``,
      ids.length === 0
        ? `There is no spec below \`${config.openspec}/specs/\`.`
        : `Did you mean \`${closest(capability, ids)}\`? The name of a capability is its folder below \`${config.openspec}/specs/\`.`,
    );
  }
  const block = suggestVocabulary(ears, capability);
  if (block === '')
    await terminal.error('casebook: no words repeat that are not declared yet; nothing to suggest\n');
  else await terminal.out(block);
  return { ok: true, value: EXIT.clean };
}
