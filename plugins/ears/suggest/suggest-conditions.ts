import { groupBy } from '#model';
import { type Atom, byFrequency, claimsOf, nameFrom, quoted, type Suggestion } from './suggestion.ts';

const COMPARED =
  /^([^`"]+?) (?:exceeds?|reaches|drops below|falls below|rises above|lasts longer than|takes longer than|(?:is|are|has been) (?:greater than|more than|less than|fewer than|at least|at most|no more than|no less than|below|above|over|under|longer than|shorter than|older than|newer than|between|up to|equal to)|>=|<=|>|<|≥|≤) (?:or equal to )?(\d+(?:,\d{3})*(?:\.\d+)?)(?![.\d])[ -]?([\p{L}%]+)?/u;
const UNITS =
  /^(?:ms|s|sec|seconds?|milliseconds?|min|minutes?|h|hours?|d|days?|weeks?|bytes?|kb|mb|gb|tb|kib|mib|gib|%|percent)$/i;

/** Quantities that conditions compare with numbers. */
export function suggestNumbers(atoms: readonly Atom[]): readonly Suggestion[] {
  const compared = atoms.flatMap((atom) => {
    const [, subject = '', , unit] = COMPARED.exec(atom.text) ?? [];
    const isNoun =
      subject !== '' && subject.split(' ').length <= 6 && !/\b(?:if|that|which|when|and|or)\b/i.test(subject);
    return isNoun && !atom.unshareable ? [{ subject, unit, atom }] : [];
  });
  return [
    ...groupBy(compared, ({ subject }) => subject.replace(/^(?:the|a|an) /i, '').toLowerCase()),
  ].flatMap(([, group]): readonly Suggestion[] => {
    const name = nameFrom(group[0]?.subject ?? '');
    const phrases = byFrequency(group.map(({ subject }) => subject))
      .slice(0, 4)
      .flatMap((one) => quoted(one) ?? []);
    const units = byFrequency(
      group.flatMap(({ unit }) => (unit !== undefined && UNITS.test(unit) ? [unit] : [])),
    );
    if (name === undefined || phrases.length === 0) return [];
    const [unit] = units;
    return [
      {
        lines: [`number ${name}${unit === undefined ? '' : ` (${unit})`} ${phrases.join(' ')}`],
        count: group.length,
        what: 'comparisons',
        claims: claimsOf(group.map(({ atom }) => atom.sentence)),
        ...(unit === undefined ? { note: 'what is its unit, if it has one?' } : {}),
      },
    ];
  });
}

/** Whether a condition compares a number. */
export function isCompared(atom: Atom): boolean {
  return COMPARED.test(atom.text);
}

/** Conditions that several claims have in common: flags and events with all their spellings. */
export function suggestConditions(atoms: readonly Atom[]): readonly Suggestion[] {
  const shareable = atoms.filter(
    ({ unshareable, text }) =>
      !unshareable &&
      text.split(' ').length <= 20 &&
      text.split(' ').length >= 2 &&
      !/^\p{L}+ing\b/u.test(text) &&
      !isSeveral(text),
  );
  return [...groupBy(shareable, ({ key }) => key)]
    .flatMap(([, group]): readonly Suggestion[] => {
      const claims = claimsOf(group.map(({ sentence }) => sentence));
      if (claims.length < 2) return [];
      const positive = byFrequency(group.flatMap(({ negated, text }) => (negated ? [] : [text])));
      const negative = byFrequency(group.flatMap(({ negated, text }) => (negated ? [text] : [])));
      const name = nameFrom(positive[0] ?? negative[0] ?? '');
      const [said, denied] = [positive, negative].map((texts) =>
        texts.slice(0, 4).flatMap((one) => quoted(one) ?? []),
      );
      if (
        name === undefined ||
        said === undefined ||
        denied === undefined ||
        said.length + denied.length === 0
      )
        return [];
      const isEvent = group.filter(({ event }) => event).length * 2 > group.length && denied.length === 0;
      return [
        {
          lines: [
            `${isEvent ? 'event' : 'flag'} ${name}${said.map((one) => ` ${one}`).join('')}`,
            ...(denied.length === 0 ? [] : [`  not ${denied.join(' ')}`]),
          ],
          count: group.length,
          what: 'conditions',
          claims,
        },
      ];
    })
    .sort((a, b) => b.count - a.count);
}

/** `a is b or c is d`: several conditions in one, which are better declared one by one. */
function isSeveral(text: string): boolean {
  const plain = text.replace(/`[^`]*`|"[^"]*"/g, '');
  return (
    /\b(?:and|or)\b/.test(plain) &&
    (plain.match(/\b(?:is|are|has|have|does|do|was|were)\b/g)?.length ?? 0) > 1
  );
}
