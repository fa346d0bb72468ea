import type { EarsCheck, EarsIssue, EarsPartition } from './ears.ts';

/** What each check finds, in a word or two. */
export const CHECK_TITLE: Readonly<Record<EarsCheck, string>> = {
  contradiction: 'Contradiction',
  overlap: 'Two answers to one situation',
  'undefined-priority': 'Which comes first is open',
  'self-contradiction': 'Contradicts itself',
  'impossible-condition': 'Condition that can never hold',
  'unreachable-unwanted': 'Unwanted case that cannot occur',
  tautology: 'Demands nothing',
  redundant: 'Follows from others',
  duplicate: 'Said twice',
  'conflicting-bounds': 'Limits that exclude each other',
  'timed-clash': 'Times that exclude each other',
  'incomplete-cases': 'Case without an answer',
  'scenario-breaks-requirement': 'Scenario breaks its requirement',
  'scenario-outside-requirement': 'Scenario outside its requirement',
  'dangling-state': 'State that leads nowhere',
  'permission-clash': 'Permitted and forbidden',
  undecided: 'No answer from the solver',
};

/** A situation in the author's words: `the lid is open` and not `the lamp is on`; empty where it does not matter. */
export function situationInWords(situation: EarsIssue['situation']): string {
  return situation.map(({ text, value }) => `${value ? '' : 'not '}\`${tickless(text)}\``).join(' and ');
}

/** What was found, as sentences: what the sentences demand, and when. */
export function issueSentence(issue: EarsIssue): string {
  const { check, core, situation } = issue;
  const when = situation.length === 0 ? '' : `, when ${situationInWords(situation)}`;
  const demands = core
    .map(({ claim, demands }) => `\`${claim}\` demands \`${tickless(demands)}\``)
    .join(core.length > 2 ? ', ' : ' and ');
  return `${CHECK_TITLE[check]}: ${demands}${when}.`;
}

/** What was proved, as a sentence. */
export function partitionSentence({ over, cases }: EarsPartition): string {
  return `Exactly one of its ${cases.length} cases applies, whatever \`${tickless(over)}\` is: none is missing, no two overlap.`;
}

/** Tells apart what was proved about sentences. */
export function proofKey(proof: EarsIssue | EarsPartition): string {
  return 'check' in proof
    ? JSON.stringify([proof.check, ...proof.core.map(({ sentence }) => sentence)])
    : JSON.stringify(['cases', proof.capability, proof.over, ...proof.cases.map(({ sentence }) => sentence)]);
}

/** What was proved about sentences, as a sentence. */
export function proofSentence(proof: EarsIssue | EarsPartition): string {
  return 'check' in proof ? issueSentence(proof) : partitionSentence(proof);
}

/** What was proved, in a few words. */
export function proofTitle(proof: EarsIssue | EarsPartition): string {
  return 'check' in proof ? CHECK_TITLE[proof.check] : 'Cases proved disjoint and complete';
}

function tickless(text: string): string {
  return text.replaceAll('`', "'");
}
