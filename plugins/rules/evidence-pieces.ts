import { type Address, type Evidence, isInForce, lineSpan, type Review, type Span, textOf } from '#model';
import { quote } from './quote.ts';
import type { RuleContext } from './rule.ts';

/** Where a piece of evidence is found in the project: at the link or the tag that led to it, at its test, else at its claim. */
export function placeOf(piece: Evidence, { claims, files }: RuleContext): Span | undefined {
  const from = piece.link?.from;
  if (from !== undefined && files.has(from.path)) return from;
  const place = piece.test?.place;
  const file = place && files.get(place.path);
  if (place === undefined || file === undefined) return spansOf(claims).get(piece.claim);
  const line = lineSpan(file, place.line);
  const indent = textOf(file, line).search(/\S|$/);
  return { ...line, start: line.start + indent };
}

const spans = new WeakMap<RuleContext['claims'], ReadonlyMap<Address, Span>>();

function spansOf(claims: RuleContext['claims']): ReadonlyMap<Address, Span> {
  const known = spans.get(claims) ?? new Map(claims.map(({ address, span }) => [address, span]));
  spans.set(claims, known);
  return known;
}

/** The same test may be evidence for several claims: the first piece of each, with all the claims in their order. */
export function byTest(
  evidence: readonly Evidence[],
): readonly { readonly piece: Evidence; readonly claims: readonly Address[] }[] {
  const tests = new Map<string, { readonly piece: Evidence; readonly claims: Address[] }>();
  for (const piece of evidence) {
    const key = JSON.stringify([
      piece.test?.title,
      piece.test?.place?.path,
      piece.test?.place?.line,
      piece.test?.outcome?.report.report.path,
      piece.result,
    ]);
    const known = tests.get(key);
    if (known === undefined) tests.set(key, { piece, claims: [piece.claim] });
    else if (!known.claims.includes(piece.claim)) known.claims.push(piece.claim);
  }
  return [...tests.values()];
}

/** `\`A\`, \`B\` and 3 more`. */
export function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map(quote);
  return `${shown.join(', ')}${names.length > SHOWN ? ` and ${names.length - SHOWN} more` : ''}`;
}

const SHOWN = 3;

/** The title of the test that a piece tells of. */
export function titleOf({ test, tool }: Evidence): string {
  return quote(test?.title ?? tool);
}

/** What a runner said of a test, as the end of a sentence. */
export function messageOf({ test }: Evidence): string {
  const line = test?.outcome?.result.message?.trim().split(/[\r\n]/, 1)[0] ?? '';
  return line === '' ? '' : `: ${line.length > 200 ? `${line.slice(0, 199)}…` : line}`;
}

/** True for a waiver whose last day is before the commit's. */
export function isExpired(review: Review, { project }: Pick<RuleContext, 'project'>): boolean {
  return review.kind === 'waived' && !isInForce(review, project.committedAt?.slice(0, 10));
}
