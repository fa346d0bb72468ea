import type { Pattern, Scope } from './patterns.ts';

type Groups = Readonly<Record<string, string>>;

const TIME = String.raw`"?(?<NAME>[\w.]+)\s*"?\s*time units`;
const time = (name: string) => TIME.replace('NAME', name);
const held = (name: string) => `"(?<${name}>[^"]*)"`;

const SCOPES: readonly (readonly [RegExp, (groups: Groups) => Scope])[] = [
  [/^globally\s*,?\s*/i, () => ({ kind: 'globally' })],
  [new RegExp(`^before\\s+${held('b')}\\s*,?\\s*`, 'i'), ({ b = '' }) => ({ kind: 'before', before: b })],
  [
    new RegExp(`^after\\s+${held('a')}\\s+until\\s+${held('u')}\\s*,?\\s*`, 'i'),
    ({ a = '', u = '' }) => ({ kind: 'after-until', after: a, until: u }),
  ],
  [
    new RegExp(`^between\\s+${held('a')}\\s+and\\s+${held('u')}\\s*,?\\s*`, 'i'),
    ({ a = '', u = '' }) => ({ kind: 'between', after: a, until: u }),
  ],
  [new RegExp(`^after\\s+${held('a')}\\s*,?\\s*`, 'i'), ({ a = '' }) => ({ kind: 'after', after: a })],
];

const IF = `if ${held('p')} holds\\s*,?\\s*then ${held('q')}\\s*`;
const IF_HELD = `(?:if|after) ${held('p')} holds for at least ${time('d')}\\s*,?\\s*then ${held('q')} holds(?: afterwards)?`;

const PATTERNS: readonly (readonly [string, (groups: Groups) => Pattern])[] = [
  [`${held('p')} holds`, ({ p = '' }) => ({ kind: 'always', p })],
  [`${IF} holds as well`, ({ p = '', q = '' }) => ({ kind: 'as-well', p, q })],
  [
    `${IF} holds after at most ${time('u')}`,
    ({ p = '', q = '', u = '' }) => ({ kind: 'response', p, q, within: u }),
  ],
  [
    `${IF} holds after at most ${time('u')} for at least ${time('h')}`,
    ({ p = '', q = '', u = '', h = '' }) => ({ kind: 'response', p, q, within: u, lasts: h }),
  ],
  [
    `${held('q')} holds after at most ${time('u')}`,
    ({ q = '', u = '' }) => ({ kind: 'response', q, within: u }),
  ],
  [
    `${IF} holds for at least ${time('h')}`,
    ({ p = '', q = '', h = '' }) => ({ kind: 'holds-for', p, q, lasts: h }),
  ],
  [IF_HELD, ({ p = '', q = '', d = '' }) => ({ kind: 'held', p, q, held: d })],
  [
    `${IF_HELD} for at least ${time('h')}`,
    ({ p = '', q = '', d = '', h = '' }) => ({ kind: 'held', p, q, held: d, lasts: h }),
  ],
  [
    `${IF_HELD} after at most ${time('u')}`,
    ({ p = '', q = '', d = '', u = '' }) => ({ kind: 'held', p, q, held: d, within: u }),
  ],
  [
    `once ${held('p')} becomes satisfied, it holds for at least ${time('d')}`,
    ({ p = '', d = '' }) => ({ kind: 'at-least', p, duration: d }),
  ],
  [
    `once ${held('p')} becomes satisfied, it holds for less than ${time('d')}`,
    ({ p = '', d = '' }) => ({ kind: 'less-than', p, duration: d }),
  ],
  [
    `${held('p')} holds at least every ${time('d')}`,
    ({ p = '', d = '' }) => ({ kind: 'every', p, period: d }),
  ],
];

const COMPILED = PATTERNS.map(
  ([source, make]) => [new RegExp(`^${source.replaceAll(' ', '\\s+')}\\s*$`, 'i'), make] as const,
);

/** Reads the words of one requirement; undefined where no pattern of ours fits them as a whole. */
export function readPattern(words: string): { readonly scope: Scope; readonly pattern: Pattern } | undefined {
  const text = words.trim().replace(/\s*\.$/, '');
  for (const [form, toScope] of SCOPES) {
    const match = form.exec(text);
    if (match === null) continue;
    const pattern = readDemand(text.slice(match[0].length));
    if (pattern !== undefined) return { scope: toScope(match.groups ?? {}), pattern };
  }
  return undefined;
}

function readDemand(text: string): Pattern | undefined {
  const never = new RegExp(`^it is never the case that ${held('p')} holds$`, 'i').exec(text);
  if (never) return { kind: 'never', p: never.groups?.p ?? '' };
  const demand = /^it is always the case that\s+/i.exec(text);
  if (demand === null) return undefined;
  const rest = text.slice(demand[0].length);
  for (const [form, make] of COMPILED) {
    const match = form.exec(rest);
    if (match !== null) return make(match.groups ?? {});
  }
  return undefined;
}
