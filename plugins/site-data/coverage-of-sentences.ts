import { type EarsCondition, type EarsCoverage, type EarsIssue, type EarsSentence, groupBy } from '#model';
import { countOf } from './count-of.ts';
import type { CoverageOfSentences } from './ears-types.ts';
import { OPAQUE_WORDS } from './ears-words.ts';
import { type SiteIndex, sourceHref } from './site-index.ts';
import { lineOf, placeOf } from './views.ts';

type Conditions = CoverageOfSentences['conditions'];

const NOTHING: EarsCoverage = {
  sentences: 0,
  parsed: 0,
  patterned: 0,
  conditions: { formal: 0, shared: 0, opaque: 0, unread: 0 },
  pairs: 0,
  solved: 0,
  unanswered: 0,
  failures: [],
  compared: new Map(),
  opaque: [],
};

/** How much of some capabilities was understood and compared. */
export function toCoverage(index: SiteIndex, capabilities: readonly string[]): CoverageOfSentences {
  const all = capabilities.map((id) => index.ears.analysis.coverage.get(id) ?? NOTHING);
  const sum = (of: (coverage: EarsCoverage) => number) => all.reduce((total, one) => total + of(one), 0);
  const conditions = {
    formal: sum((one) => one.conditions.formal),
    shared: sum((one) => one.conditions.shared),
    opaque: sum((one) => one.conditions.opaque),
    unread: sum((one) => one.conditions.unread),
  };
  const left = [
    ...groupBy(
      all.flatMap(({ opaque }) => opaque),
      ({ reason }) => reason,
    ),
  ];
  return {
    sentences: sum((one) => one.sentences),
    parsed: sum((one) => one.parsed),
    patterned: sum((one) => one.patterned),
    conditions: { ...conditions, all: Object.values(conditions).reduce((total, one) => total + one, 0) },
    pairs: sum((one) => one.pairs),
    solved: sum((one) => one.solved),
    unanswered: sum((one) => one.unanswered),
    opaque: left.map(([reason, places]) => ({
      reason: OPAQUE_WORDS[reason],
      places: places.map(({ span, claim }) => {
        const source = sourceHref(index, span.path, lineOf(index, span));
        return {
          at: placeOf(index, span),
          claim: { href: index.hrefs.get(claim) ?? '', text: index.claims.get(claim)?.title ?? claim },
          ...(source === undefined ? {} : { sourceHref: source }),
        };
      }),
    })),
  };
}

/** How many conditions are understood how far. */
export function countConditions(conditions: readonly EarsCondition[]): Conditions {
  const counts = { all: conditions.length, formal: 0, shared: 0, opaque: 0, unread: 0 };
  for (const { reading } of conditions) counts[reading]++;
  return counts;
}

/** How far conditions are understood, as a sentence; `whose` are the sentences they stand in. */
export function conditionsInWords(conditions: Conditions, whose: string): string {
  const { all, formal, shared, opaque, unread } = conditions;
  if (all === 0) return `No condition limits ${whose}.`;
  const parts = (
    [
      [formal, 'understood'],
      [shared, 'known by words that another sentence shares'],
      [opaque, 'words only'],
      [unread, 'not read'],
    ] as const
  ).filter(([count]) => count > 0);
  const [first, ...rest] = parts;
  if (first !== undefined && rest.length === 0)
    return all === 1
      ? `The only condition of ${whose} is ${first[1]}.`
      : `${all === 2 ? 'Both' : `All ${all}`} conditions of ${whose} are ${first[1]}.`;
  const words = parts.map(([count, word]) => `${count} ${count === 1 ? 'is' : 'are'} ${word}`);
  return `Of the ${all} conditions of ${whose}, ${listOf(words)}.`;
}

/** What was compared in a capability, as a sentence. */
export function pairsInWords({ pairs }: CoverageOfSentences): string {
  if (pairs === 0)
    return 'In this capability no two demands speak of the same thing in words that are understood, so nothing could be compared.';
  return `In this capability ${countOf(pairs, 'pair')} of demands that speak of the same thing ${pairs === 1 ? 'was' : 'were'} compared.`;
}

/** What the solver was asked and did not answer, as sentences; where it answered all there is nothing to say. */
export function unansweredInWords({ solved, unanswered }: CoverageOfSentences): readonly string[] {
  if (unanswered === 0) return [];
  const all = solved + unanswered;
  return [
    `${unanswered === all ? (all === 1 ? 'The only question' : `All ${all} questions`) : `${unanswered} of the ${all} questions`} that took a solver ${unanswered === 1 ? 'is' : 'are'} left without an answer: what they ask is not known.`,
  ];
}

/** What is known of one requirement. */
interface OwnSentences {
  readonly issues: readonly EarsIssue[];
  /** Sets of cases that it takes part in. */
  readonly partitions: number;
  readonly sentences: readonly EarsSentence[];
  readonly conditions: Conditions;
  /** Of its capability. */
  readonly coverage: CoverageOfSentences;
  /** With how many others each sentence was compared, by id. */
  readonly compared: ReadonlyMap<string, number>;
}

/** The result for one requirement; it never says that all is well without how little that may rest on. */
export function requirementSummary(own: OwnSentences): readonly string[] {
  const { issues, sentences, conditions, coverage } = own;
  if (sentences.length === 0) return ['No sentence here binds anybody, so there is nothing to compare.'];
  const found = issues.filter(({ accepted }) => accepted === undefined).length;
  const left = sentences.filter(({ opaque }) => opaque !== undefined).length;
  const single = sentences.length === 1;
  return [
    ...(found > 0 ? [`${countOf(found, 'thing')} to look at.`] : []),
    comparedInWords(own, found),
    ...(left > 0
      ? [
          single
            ? 'The sentence is left out of every comparison.'
            : `${left} of its ${sentences.length} sentences ${left === 1 ? 'is' : 'are'} left out of every comparison.`,
        ]
      : []),
    conditionsInWords(conditions, single ? 'its sentence' : 'its sentences'),
    ...unansweredInWords(coverage).map((words) => `In this capability: ${words}`),
  ];
}

function comparedInWords({ sentences, partitions, compared }: OwnSentences, found: number): string {
  const partners = sentences.flatMap(({ id }) => compared.get(id) ?? []);
  const [first] = partners;
  const single = sentences.length === 1;
  if (first === undefined) {
    const none = 'no other sentence speaks of the same thing in words that are understood';
    return partitions > 0
      ? `Beside its proved cases, ${none}.`
      : `Nothing is known of how ${single ? 'its sentence goes' : 'its sentences go'} together with others: ${none}.`;
  }
  const whose = single ? 'Its sentence' : `${partners.length} of its ${sentences.length} sentences`;
  const others = single ? countOf(first, 'other that speaks', 'others that speak') : 'others that speak';
  const result = found > 0 ? '' : ', and no conflict was found';
  return `${whose} ${partners.length === 1 ? 'was' : 'were'} compared with ${others} of the same thing${result}.`;
}

/** What the head of a capability's page says of its sentences, in a few words. */
export function headOf(
  issues: readonly EarsIssue[],
  partitions: number,
  { sentences, patterned, conditions }: CoverageOfSentences,
): readonly string[] {
  if (sentences === 0) return [];
  const open = issues.filter(({ accepted }) => accepted === undefined);
  const errors = open.filter(({ severity }) => severity === 'error').length;
  return [
    `${patterned} of ${sentences} read as EARS`,
    ...(conditions.all > 0
      ? [`${conditions.formal + conditions.shared} of ${countOf(conditions.all, 'condition')} known`]
      : []),
    ...(errors > 0 ? [countOf(errors, 'proven error')] : []),
    ...(open.length > errors ? [`${open.length - errors} to look at`] : []),
    ...(partitions > 0 ? [`${countOf(partitions, 'set')} of cases proved`] : []),
  ];
}

/** The result for a whole capability. */
export function capabilitySummary(
  issues: readonly EarsIssue[],
  partitions: number,
  coverage: CoverageOfSentences,
): readonly string[] {
  const { sentences, parsed, patterned, conditions } = coverage;
  if (sentences === 0) return ['There is no sentence that binds a system, so there is nothing to compare.'];
  const open = issues.filter(({ accepted }) => accepted === undefined);
  const count = (severity: EarsIssue['severity']) => open.filter((one) => one.severity === severity).length;
  const errors = count('error');
  const others = open.length - errors;
  const found = [
    ...(errors > 0 ? [`${countOf(errors, 'proven error')}`] : []),
    ...(others > 0 ? [countOf(others, 'question or remark', 'questions and remarks')] : []),
    ...(partitions > 0 ? [`${countOf(partitions, 'set')} of cases proved complete`] : []),
  ];
  return [
    `${parsed} of ${countOf(sentences, 'sentence')} ${parsed === 1 ? 'is' : 'are'} taken apart, ${patterned} ${patterned === 1 ? 'follows' : 'follow'} one of the six EARS patterns.`,
    conditionsInWords(conditions, 'these sentences'),
    pairsInWords(coverage),
    found.length > 0
      ? `Found: ${listOf(found)}.`
      : coverage.pairs > 0
        ? 'No conflict was found among them.'
        : '',
    ...unansweredInWords(coverage),
  ].filter((sentence) => sentence !== '');
}

/** Parts of a sentence: `a, b and c`. */
export function listOf(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
