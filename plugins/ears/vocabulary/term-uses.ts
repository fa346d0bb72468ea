import { distance } from 'fastest-levenshtein';
import type { EarsSentence, Span, VocabularyProblem, VocabularyTerm } from '#model';
import type { ReadSentence } from '../statement.ts';
import { systemKey } from './matcher.ts';
import { mentionsIn } from './mentions.ts';
import { nearest } from './read-line.ts';
import type { Vocabulary } from './vocabulary.ts';

type Use = VocabularyTerm['uses'][number];

/** What one capability declares, and what its sentences say. */
export interface UsedVocabulary {
  readonly vocabulary: Vocabulary;
  readonly read: readonly ReadSentence[];
  readonly sentences: readonly EarsSentence[];
}

/**
 * Says where each declared term is used, and which are used nowhere or mean the same as another.
 * @param usedAccepts the places of what was accepted; absent where not everything was looked for that could be
 */
export function termUses(
  capabilities: readonly UsedVocabulary[],
  usedAccepts?: readonly Span[],
): {
  readonly terms: readonly VocabularyTerm[];
  readonly problems: readonly VocabularyProblem[];
} {
  // The vocabulary of the repository is read for each capability: its terms are the same by their place.
  const terms = new Map<string, VocabularyTerm>();
  const uses = new Map<string, Map<string, Use>>();
  const matched = new Set<string>();
  const assumed = new Set<string>();
  const problems = new Map<string, VocabularyProblem>();
  for (const one of capabilities) {
    for (const term of one.vocabulary.terms)
      if (!terms.has(placeOf(term.span))) terms.set(placeOf(term.span), term);
    for (const span of one.vocabulary.matched ?? []) matched.add(placeOf(span));
    for (const place of assumedTerms(one.vocabulary)) assumed.add(place);
    for (const { place, use } of usesIn(one)) {
      const known = uses.get(place) ?? new Map<string, Use>();
      uses.set(place, known.set(`${placeOf(use.span)} ${use.value ?? ''}`, use));
    }
    for (const problem of [...one.vocabulary.problems, ...undeclaredSystems(one)]) {
      problems.set(`${placeOf(problem.span)} ${problem.message}`, problem);
    }
  }
  const used = [...terms.values()].map((term) => ({
    ...term,
    uses: [...(uses.get(placeOf(term.span))?.values() ?? [])],
  }));
  const idle = used.flatMap((term) => idleIn(term, matched, assumed.has(placeOf(term.span))));
  const accepts = usedAccepts === undefined ? [] : unusedAccepts(capabilities, usedAccepts);
  return { terms: used, problems: [...problems.values(), ...idle, ...accepts] };
}

/** What is accepted but no longer found: it would hide the next mistake of its kind. */
function unusedAccepts(
  capabilities: readonly UsedVocabulary[],
  usedAccepts: readonly Span[],
): readonly VocabularyProblem[] {
  const used = new Set(usedAccepts.map(placeOf));
  const all = capabilities.flatMap(({ vocabulary }) => vocabulary.axioms.accepts);
  const unused = new Map(all.map((accept) => [placeOf(accept.span), accept]));
  return [...unused].flatMap(([place, { check, claims, span }]): readonly VocabularyProblem[] => {
    if (used.has(place)) return [];
    const what = check === undefined ? 'nothing' : `no ${check}`;
    return [
      {
        kind: 'unused-accept',
        message: `There is ${what} to accept of ${claims.map((claim) => `\`${claim}\``).join(', ')}`,
        hint: 'Take the line out, or name the check and all the claims of the finding that is meant.',
        span,
      },
    ];
  });
}

function* usesIn({ vocabulary, read, sentences }: UsedVocabulary) {
  const places = new Map(
    vocabulary.terms
      .filter(({ kind, glossary }) => kind !== 'system' && glossary === undefined)
      .map(({ name, span }) => [name, placeOf(span)]),
  );
  const systems = new Map(
    vocabulary.terms.filter(({ kind }) => kind === 'system').map(({ name, span }) => [name, placeOf(span)]),
  );
  for (const [index, sentence] of sentences.entries()) {
    const { claim } = sentence;
    for (const { system, systemSpan } of sentence.responses) {
      const name = system === undefined ? undefined : vocabulary.system(system);
      const place = name === undefined ? undefined : systems.get(name);
      if (place !== undefined) yield { place, use: { claim, span: systemSpan ?? sentence.span } };
    }
    for (const { guard, effect } of read[index]?.statements ?? []) {
      for (const { variable, value, words } of [...mentionsIn(guard), ...mentionsIn(effect.formula)]) {
        const place = variable.declared ? places.get(variable.key.replace(/'$/, '')) : undefined;
        const use = { claim, span: words?.span ?? sentence.span, ...(value === undefined ? {} : { value }) };
        if (place !== undefined) yield { place, use };
      }
    }
    // What is said in a sentence whose response is not read still uses the words.
    if ((read[index]?.statements.length ?? 0) > 0) continue;
    for (const { variables, span } of read[index]?.conditions ?? []) {
      for (const key of variables) {
        const place = places.get(key);
        if (place !== undefined) yield { place, use: { claim, span } };
      }
    }
  }
}

/** Terms that a fact speaks of: they count though no sentence says them. */
function assumedTerms({ axioms, terms }: Vocabulary): readonly string[] {
  const names = new Set(
    axioms.facts.flatMap(({ formula }) => mentionsIn(formula).map(({ variable }) => variable.key)),
  );
  return terms.filter(({ name }) => names.has(name)).map(({ span }) => placeOf(span));
}

/** A term that nothing uses, or the phrases of a used one that fit nothing. */
function idleIn(
  term: VocabularyTerm,
  matched: ReadonlySet<string>,
  isAssumed: boolean,
): readonly VocabularyProblem[] {
  if (term.glossary) return [];
  const phrases = term.phrases.filter(({ span }) => !matched.has(placeOf(span)));
  const isUsed = term.uses.length > 0 || phrases.length < term.phrases.length;
  if (!isUsed) {
    if (isAssumed) return [];
    return [
      {
        kind: 'unused',
        message: `No sentence uses the ${term.kind} \`${term.name}\``,
        hint: 'Add the words that the sentences use as a phrase, or take the line out.',
        span: term.span,
      },
    ];
  }
  // What is only ever denied still needs words for what it is.
  const means = (negative: boolean) =>
    term.phrases.filter((one) => (one.negative ?? false) === negative).length;
  const superfluous = phrases.filter(
    ({ negative }) => negative === true || means(false) > 1 || means(true) === 0,
  );
  return superfluous.map(({ text, span }) => ({
    kind: 'unmatched-phrase',
    message: `No sentence says “${text}”`,
    hint: `A phrase fits a whole condition, response or name. Write it as the sentences do, or leave it out of \`${term.name}\`.`,
    span,
  }));
}

/** Systems that sentences name and no vocabulary does, where one names any: each once, where it stands first. */
function undeclaredSystems({ vocabulary, sentences }: UsedVocabulary): readonly VocabularyProblem[] {
  const systems = vocabulary.terms.filter(({ kind }) => kind === 'system');
  const named = sentences.flatMap((sentence) =>
    isNotSystem(sentence)
      ? []
      : sentence.responses.flatMap(({ system, systemSpan }) =>
          system === undefined || systemSpan === undefined ? [] : [{ system, span: systemSpan }],
        ),
  );
  const isDeclared = systems.some(({ glossary }) => glossary === undefined);
  // A glossary may be of anything: it lists systems when a sentence names one of them, and then not all of them.
  const isList = isDeclared || named.some(({ system }) => vocabulary.system(system) !== undefined);
  if (systems.length === 0 || !isList) return [];
  const seen = new Set<string>();
  return named.flatMap(({ system, span }): readonly VocabularyProblem[] => {
    const key = systemKey(system);
    if (seen.has(key) || vocabulary.system(system) !== undefined) return [];
    seen.add(key);
    const names = systems.map(({ name }) => name);
    if (!isDeclared && !names.some((name) => isMisspelt(system, name))) return [];
    const near = nearest(system, names);
    const hint =
      near === undefined
        ? `Declare it: \`system ${system}\`.`
        : `If it is \`${near}\`, write so, or add \`also "${system}"\` to it; otherwise declare it.`;
    return [{ kind: 'undeclared-system', message: `\`${system}\` is no declared system`, hint, span }];
  });
}

/** One or two letters are wrong, or stand in each other's place. */
function isMisspelt(written: string, name: string): boolean {
  const [one, other] = [written.toLowerCase(), name.toLowerCase()];
  return one.length > 4 && Math.abs(one.length - other.length) <= 2 && distance(one, other) <= 2;
}

/** `It`, `the user`: the form of the sentence has a problem of its own. */
function isNotSystem({ problems }: EarsSentence): boolean {
  return problems.some(
    ({ kind }) => kind === 'pronoun-subject' || kind === 'subject-not-system' || kind === 'missing-subject',
  );
}

function placeOf({ path, start, end }: Span): string {
  return `${path}:${start}:${end}`;
}
