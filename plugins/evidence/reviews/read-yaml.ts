import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import { LIMITS } from '#config';
import type { ReviewProblem, SourceFile, Span } from '#model';

/** One entry of a list, as it is written. */
export interface ReviewEntry {
  /** The list it stands in. */
  readonly list: string;
  readonly span: Span;
  /** Keys in their order, each once; only text is a value. */
  readonly values: ReadonlyMap<string, { readonly text: string; readonly key: Span; readonly span: Span }>;
}

/** Takes note of a problem at a place. */
export type NoteProblem = (message: string, hint: string, span: Span) => void;

/**
 * Reads lists of entries of keys and texts from YAML, node by node: nothing is ever expanded, so an alias is a problem and no
 * danger.
 * Ensures: never throws; what is not understood is noted.
 */
export function readEntries(
  file: SourceFile,
  lists: readonly string[],
  note: NoteProblem,
): readonly ReviewEntry[] {
  const spanOf = ({ range }: Pick<Node, 'range'>): Span => ({
    path: file.path,
    start: range?.[0] ?? 0,
    end: range?.[1] ?? 0,
  });
  const root = parse(file, note);
  if (root === undefined || root === null || (isScalar(root) && root.value === null)) return [];
  const allowed = lists.map((name) => `\`${name}\``).join(', ');
  if (!isMap(root)) {
    note(
      `Unexpected ${kindOf(root)}, expected the lists ${allowed}`,
      'Begin a line with the name of a list and a colon.',
      spanOf(root),
    );
    return [];
  }
  const entries: ReviewEntry[] = [];
  const seen = new Set<string>();
  for (const { key, value } of root.items) {
    const at = spanOf(key as Node);
    const list = textIn(key);
    if (list === undefined || !lists.includes(list) || seen.has(list)) {
      note(
        `Unexpected ${seen.has(list ?? '') ? 'second ' : ''}${list === undefined ? kindOf(key) : quoted(list)}, expected the lists ${allowed}, each once`,
        'What stands below it counts for nothing.',
        at,
      );
      continue;
    }
    seen.add(list);
    if (value === null || (isScalar(value) && value.value === null)) continue;
    if (!isSeq(value)) {
      note(
        `Unexpected ${kindOf(value)} as \`${list}\`, expected a list`,
        'Begin each entry with a hyphen.',
        at,
      );
      continue;
    }
    for (const item of value.items) {
      const span = spanOf(item as Node);
      if (isMap(item)) entries.push({ list, span, values: valuesOf(item, spanOf, note) });
      else
        note(
          `Unexpected ${kindOf(item)} in \`${list}\`, expected an entry with \`claim\`, \`reason\`, \`reviewer\` and \`date\``,
          'It counts for nothing.',
          span,
        );
    }
  }
  return entries;
}

function valuesOf(
  entry: { readonly items: readonly { readonly key: unknown; readonly value: unknown }[] },
  spanOf: (node: Pick<Node, 'range'>) => Span,
  note: NoteProblem,
): ReviewEntry['values'] {
  const values = new Map<string, { text: string; key: Span; span: Span }>();
  for (const { key, value } of entry.items) {
    const at = spanOf(key as Node);
    const name = textIn(key);
    if (name === undefined || values.has(name)) {
      note(
        `Unexpected ${name === undefined ? kindOf(key) : `second ${quoted(name)}`}, expected each key once`,
        'Only the first counts.',
        at,
      );
      continue;
    }
    // A number or a missing value is kept as it is written, so that the schema says what is expected there.
    const text = textIn(value) ?? '';
    values.set(name, { text, key: at, span: value === null ? at : spanOf(value as Node) });
  }
  return values;
}

function parse(file: SourceFile, note: NoteProblem): Node | null | undefined {
  const whole = { path: file.path, start: 0, end: Math.min(1, file.text.length) };
  if (file.text.length > LIMITS.reviewsLength) {
    note(
      `The file of reviews is ${file.text.length} characters long, but at most ${LIMITS.reviewsLength} are read`,
      'Remove reviews that are used no more; nothing of it was read.',
      whole,
    );
    return undefined;
  }
  try {
    // Each key is looked for among its neighbours by us: the library compares every pair of keys.
    const { errors, contents } = parseDocument(file.text, {
      logLevel: 'error',
      prettyErrors: false,
      uniqueKeys: false,
    });
    const [error] = errors;
    if (error === undefined) return contents;
    const [start, end] = error.pos;
    note(
      `The file of reviews is to be YAML, but it cannot be read: ${sentence(error.message)}`,
      'Nothing of it counts until it can be read.',
      { path: file.path, start, end: Math.max(start, Math.min(end, file.text.length)) },
    );
  } catch (error) {
    // The library runs out of stack on nesting without end.
    const reason = error instanceof Error ? error.message : String(error);
    note(
      `The file of reviews is to be YAML, but it cannot be read: ${sentence(reason)}`,
      'Nothing of it counts until it can be read.',
      whole,
    );
  }
  return undefined;
}

/** A scalar's text; a number or a date as it is written. Undefined for anything else. */
function textIn(node: unknown): string | undefined {
  if (!isScalar(node)) return undefined;
  return typeof node.value === 'string' ? node.value : node.source;
}

function kindOf(node: unknown): string {
  if (isMap(node)) return 'mapping';
  if (isSeq(node)) return 'list';
  return isScalar(node) ? 'single value' : 'alias';
}

function quoted(name: string): string {
  return `\`${name.replace(/\s+/g, ' ').replaceAll('`', "'").slice(0, 60)}\``;
}

function sentence(message: string): string {
  return message.split('\n', 1)[0]?.replace(/[.\s]+$/, '') ?? '';
}

/** Collects problems up to a limit. */
export function problemList(): {
  readonly problems: readonly ReviewProblem[];
  readonly note: (kind: ReviewProblem['kind'], message: string, hint: string, span: Span) => void;
} {
  const problems: ReviewProblem[] = [];
  return {
    problems,
    note: (kind, message, hint, span) => {
      if (problems.length < LIMITS.reviewProblems) problems.push({ kind, message, hint, span });
    },
  };
}
