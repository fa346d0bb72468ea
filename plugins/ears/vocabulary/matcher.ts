import type { Span, VocabularyProblem } from '#model';
import { canonical } from '../words/canonical.ts';
import type { Phrase } from './declaration.ts';
import type { DeclaredTerm, Names } from './declare-names.ts';

import {
  addPhrase,
  emptyIndex,
  exampleOf,
  findPhrase,
  findPhrases,
  formulaOf,
  type PhraseIndex,
  type PhraseMeaning,
  saysSame,
} from './phrase-index.ts';
import type { GlossaryEntry } from './read-vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

type Finders = Pick<Vocabulary, 'condition' | 'response' | 'quantity' | 'variable' | 'system'> & {
  readonly matched: ReadonlySet<Span>;
};

/** The functions that find what words mean, and which phrases cannot be told apart. */
export function matcherOf(
  names: Names,
  glossary: readonly GlossaryEntry[],
): { readonly find: Finders; readonly problems: readonly VocabularyProblem[] } {
  const problems: VocabularyProblem[] = [];
  const conditions = emptyIndex();
  const responses = emptyIndex();
  const quantities = emptyIndex();
  const added: (readonly [PhraseIndex, PhraseMeaning])[] = [];
  const add = (index: PhraseIndex, meaning: PhraseMeaning) => {
    addPhrase(index, meaning);
    added.push([index, meaning]);
  };
  for (const term of names.terms) addTerm(term, { conditions, responses, quantities }, add);
  problems.push(...added.flatMap(([index, meaning]) => ambiguous(index, meaning)));
  const systems = systemsOf(names, glossary, problems);
  const matched = new Set<Span>();
  const find = (index: PhraseIndex, words: string) => {
    const match = findPhrase(index, words);
    if (match !== undefined) matched.add(match.meaning.span);
    return match;
  };
  return {
    problems,
    find: {
      matched,
      condition: (words) => {
        const named = namedFlag(names, words);
        if (named !== undefined) return named;
        const match = find(conditions, words);
        if (match === undefined) return undefined;
        return { formula: formulaOf(match), declaration: match.meaning.variable.key };
      },
      response: (words) => {
        const match = find(responses, words);
        if (match === undefined) return undefined;
        const { meaning, valueBefore } = match;
        const declaration = meaning.before?.key ?? meaning.variable.key;
        const before = meaning.before;
        return {
          formula: formulaOf(match),
          declaration,
          ...(before === undefined || valueBefore === undefined
            ? {}
            : { guard: { kind: 'choice', variable: before, value: valueBefore } as const }),
        };
      },
      quantity: (words) => {
        const named = names.byName.get(bare(words))?.variable;
        if (named !== undefined && named.sort.kind !== 'flag') return named;
        return find(quantities, words)?.meaning.variable;
      },
      variable: (name) => names.byName.get(name)?.variable,
      system: (words) => {
        const found = systems.get(systemKey(words));
        if (found?.span !== undefined) matched.add(found.span);
        return found?.name;
      },
    },
  };
}

function addTerm(
  { declaration, variable, next }: DeclaredTerm,
  to: { readonly conditions: PhraseIndex; readonly responses: PhraseIndex; readonly quantities: PhraseIndex },
  add: (index: PhraseIndex, meaning: PhraseMeaning) => void,
): void {
  if (variable === undefined) return;
  const plain = { variable, negative: false };
  switch (declaration.kind) {
    case 'system':
      return;
    case 'state':
      for (const phrase of declaration.phrases) {
        if (phrase.value !== undefined || phrase.text.includes('{v}'))
          add(to.conditions, { ...plain, ...phrase, says: 'value' });
        else add(to.quantities, { ...plain, ...phrase, says: 'names' });
      }
      for (const phrase of declaration.setBy) {
        if (next !== undefined) {
          add(to.responses, { ...phrase, variable: next, before: variable, negative: false, says: 'value' });
        }
      }
      return;
    case 'flag':
    case 'event':
      for (const phrase of declaration.phrases) add(to.conditions, { ...plain, ...phrase, says: 'holds' });
      for (const phrase of declaration.not) {
        add(to.conditions, { variable, negative: true, ...phrase, says: 'holds' });
      }
      return;
    case 'number':
      for (const phrase of declaration.phrases) add(to.quantities, { ...plain, ...phrase, says: 'names' });
      return;
    case 'action':
      for (const phrase of declaration.phrases) add(to.responses, { ...plain, ...phrase, says: 'holds' });
  }
}

/** The declared name itself says that a flag holds: `pilotInControl`, in back-ticks or not. */
function namedFlag(names: Names, words: string): ReturnType<Vocabulary['condition']> {
  const variable = names.byName.get(bare(words))?.variable;
  if (variable?.sort.kind !== 'flag' || variable.role === 'response') return undefined;
  return { formula: { kind: 'flag', variable }, declaration: variable.key };
}

function bare(words: string): string {
  return /^`([^`]*)`$/.exec(words)?.[1]?.trim() ?? words;
}

/** Phrases, each once, that fit the words of another one and make them mean something else. */
function ambiguous(index: PhraseIndex, meaning: PhraseMeaning): readonly VocabularyProblem[] {
  for (const example of exampleOf(meaning)) {
    const matches = findPhrases(index, example);
    const own = matches.find((match) => match.meaning === meaning);
    const other = matches.find((match) => own !== undefined && !saysSame(match, own));
    // Said once, at the later of the two.
    if (other === undefined || isBefore(meaning.span, other.meaning.span)) continue;
    const names = [meaning, other.meaning].map(
      ({ variable, negative }) => `${negative ? 'not ' : ''}\`${variable.key}\``,
    );
    return [
      {
        kind: 'ambiguous-phrase',
        message: `“${meaning.text}” of ${names[0]} reads the same as “${other.meaning.text}” of ${names[1]}`,
        hint: 'Neither counts while both are there. Keep the one that is meant, or write a longer phrase.',
        span: meaning.span,
      },
    ];
  }
  return [];
}

function isBefore(a: Span, b: Span): boolean {
  return a.path === b.path ? a.start < b.start : a.path < b.path;
}

/** Systems by their names in lower case, without an article; a blank and an underscore are one. */
function systemsOf(
  names: Names,
  glossary: readonly GlossaryEntry[],
  problems: VocabularyProblem[],
): ReadonlyMap<string, { readonly name: string; readonly span?: Span }> {
  const systems = new Map<string, { readonly name: string; readonly span?: Span }>();
  for (const { declaration } of names.terms) {
    if (declaration.kind !== 'system') continue;
    const { name, nameSpan, phrases } = declaration;
    const own: Phrase = { text: name, span: nameSpan };
    for (const { text, span } of [own, ...phrases]) {
      const known = systems.get(systemKey(text));
      if (known === undefined || known.name === name) {
        if (known === undefined) systems.set(systemKey(text), { name, span });
        continue;
      }
      problems.push({
        kind: 'ambiguous-phrase',
        message: `“${text}” names \`${name}\` and \`${known.name}\``,
        hint: `It counts as \`${known.name}\`. Keep it in one of them.`,
        span,
      });
    }
  }
  for (const { name } of glossary) {
    if (!systems.has(systemKey(name))) systems.set(systemKey(name), { name });
  }
  return systems;
}

/** Names are compared in lower case and without an article; only sentences that name a system use it. */
export function systemKey(words: string): string {
  return canonical(words.replaceAll(/[_\s]+/g, ' ').replaceAll(/[*`]/g, '')).key;
}
