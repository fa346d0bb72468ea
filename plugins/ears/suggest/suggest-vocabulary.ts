import { LIMITS } from '#config';
import type { EarsAnalysis, Fence } from '#model';
import { blockLines } from '../vocabulary/block-lines.ts';
import { systemKey } from '../vocabulary/matcher.ts';
import { readVocabulary } from '../vocabulary/read-vocabulary.ts';
import { suggestActions } from './suggest-actions.ts';
import { isCompared, suggestConditions, suggestNumbers } from './suggest-conditions.ts';
import { isValued, suggestStates } from './suggest-states.ts';
import { suggestSystems } from './suggest-systems.ts';
import { atomsOf, type Suggestion } from './suggestion.ts';

interface Section {
  readonly title: string;
  readonly suggestions: readonly Suggestion[];
}

/**
 * A vocabulary block that an author may accept: frequent systems, states seen with several values, compared numbers, conditions
 * written more than once, opposite actions. Comments say how often and where.
 * Ensures: it reads back without a problem; empty where there is nothing to suggest.
 * @param capability only what its sentences say; absent: those of the whole repository
 */
export function suggestVocabulary(analysis: EarsAnalysis, capability?: string): string {
  const sentences = analysis.sentences.filter(
    (one) => one.opaque !== 'language' && (capability === undefined || one.capability === capability),
  );
  const terms = analysis.terms.filter(
    (term) =>
      term.glossary !== true &&
      (capability === undefined || term.capability === undefined || term.capability === capability),
  );
  const declared = new Set(
    terms.flatMap(({ kind, name, phrases }) =>
      kind === 'system' ? [name, ...phrases.map(({ text }) => text)].map(systemKey) : [],
    ),
  );
  const names = new Set(terms.map(({ name }) => name));
  const atoms = atomsOf(sentences, (variable) => names.has(variable));
  const states = suggestStates(atoms, sentences);
  const plain = atoms.filter((atom) => !isCompared(atom) && (states.length === 0 || !isValued(atom)));
  const sections: readonly Section[] = [
    {
      title: 'Who acts.',
      suggestions: suggestSystems(sentences, (system) => declared.has(systemKey(system))),
    },
    { title: 'States that conditions give several values.', suggestions: states },
    { title: 'Numbers that conditions compare.', suggestions: suggestNumbers(atoms) },
    { title: 'Conditions that several claims share.', suggestions: suggestConditions(plain) },
    { title: 'Actions of which one undoes the other.', suggestions: suggestActions(sentences) },
  ];
  return print(sections, new Set(terms.map(({ name }) => name.toLowerCase())));
}

function print(sections: readonly Section[], taken: ReadonlySet<string>): string {
  const kept = sections.map(({ title, suggestions }) => ({
    title,
    left: Math.max(0, suggestions.length - LIMITS.earsSuggestions),
    suggestions: suggestions.slice(0, LIMITS.earsSuggestions),
  }));
  const readable = withoutProblems(
    kept.flatMap(({ suggestions }) => suggestions),
    taken,
  );
  const blocks = kept.flatMap(({ title, left, suggestions }) => {
    const lines = suggestions
      .filter((one) => readable.has(one))
      .flatMap((one) => [comment(one), ...(readable.get(one) ?? [])]);
    if (lines.length === 0) return [];
    return [[`# ${title}`, ...lines, ...(left > 0 ? [`# ${left} more are seldom used.`] : [])].join('\n')];
  });
  return blocks.length === 0 ? '' : `\`\`\`ears-vocabulary\n${blocks.join('\n\n')}\n\`\`\`\n`;
}

function comment({ count, what, claims, note }: Suggestion): string {
  const shown: string[] = [];
  for (const claim of claims.slice(0, LIMITS.earsSuggestedClaims)) {
    if (shown.length > 0 && [...shown, claim].join(', ').length > LIMITS.earsSuggestedComment) break;
    shown.push(claim);
  }
  const more = claims.length - shown.length;
  const where = `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return `# ${count} ${count === 1 ? what.replace(/s$/, '') : what}: ${where}${note === undefined ? '' : `; ${note}`}`;
}

/**
 * The lines of each suggestion that can be accepted together with those before it: names that are taken get a number, and what
 * does not read back without a problem is left out.
 */
function withoutProblems(
  suggestions: readonly Suggestion[],
  taken: ReadonlySet<string>,
): ReadonlyMap<Suggestion, readonly string[]> {
  const names = new Set(taken);
  const named = suggestions.map((suggestion) => ({ suggestion, lines: renamed(suggestion.lines, names) }));
  let open = named;
  // What is in another's way goes; as each round takes something away, it ends.
  for (;;) {
    const bad = linesWithProblems(open.map(({ lines }) => lines.join('\n')));
    if (bad.size === 0) return new Map(open.map(({ suggestion, lines }) => [suggestion, lines]));
    open = open.filter((_, index) => !bad.has(index));
  }
}

/** Gives the declared name of a suggestion, if it is taken, a number. Systems have names of their own. */
function renamed(lines: readonly string[], names: Set<string>): readonly string[] {
  const [first = '', ...rest] = lines;
  const match = /^(state|flag|number|event) ([^\s(]+)/.exec(first);
  const [whole, kind, name] = match ?? [];
  if (whole === undefined || name === undefined) return lines;
  let free = name;
  for (let count = 2; names.has(free.toLowerCase()); count++) free = `${name}${count}`;
  names.add(free.toLowerCase());
  return [`${kind} ${free}${first.slice(whole.length)}`, ...rest];
}

/** Which of several declarations have a problem when they are read together. */
function linesWithProblems(declarations: readonly string[]): ReadonlySet<number> {
  const value = declarations.join('\n');
  const span = { path: '', start: 0, end: value.length };
  const fence: Fence = { language: 'ears-vocabulary', value, span, valueSpan: span, closed: true };
  const starts = blockLines(fence).map((line) => line.span.start);
  const { problems } = readVocabulary([{ fence }], []);
  return new Set(
    problems.map((problem) =>
      Math.max(
        0,
        starts.findLastIndex((start) => start <= problem.span.start),
      ),
    ),
  );
}
