import {
  type Address,
  type Claim,
  type Finding,
  type Link,
  positionAt,
  type Span,
  textOf,
  VERDICT_STATUSES,
  type Verdict,
  type VerdictStatus,
} from '#model';
import { messageHtml } from '#render';
import { hostHref } from './host-links.ts';
import { decidingReason, shortReason } from './reasons.ts';
import { type SiteIndex, sourceHref } from './site-index.ts';
import type { Counts, FindingView, LinkView, VerdictView } from './types.ts';

const NOTHING: Verdict = {
  status: 'unverified',
  why: [],
  claimedBy: [],
  checkedBy: [],
  evidence: [],
  deciding: [],
  obligations: [],
};

/** The badge of a claim; `links` are its own and, for a requirement, its scenarios', those that count for nothing too. */
export function verdictOfClaim(index: SiteIndex, address: Address, links: readonly Link[]): VerdictView {
  const { verdicts } = index.assessment;
  const verdict = verdicts.get(address) ?? NOTHING;
  const scenarios = index.requirementByAddress.get(address)?.scenarios ?? [];
  const verified = scenarios.filter((one) => verdicts.get(one.address)?.status === 'verified').length;
  const parts = scenarios.length === 0 ? undefined : { count: scenarios.length, verified };
  return {
    status: verdict.status,
    ...claimedOnly(verdict, verdict.claimedBy.length > 0),
    reason: shortReason(verdict, links, parts),
    why: verdict.why,
  };
}

/** The badge of a capability. */
export function verdictOfCapability(index: SiteIndex, id: string, counts: Counts): VerdictView {
  const verdict = index.assessment.capabilityVerdicts.get(id) ?? NOTHING;
  const all = counts.requirements + counts.scenarios;
  const reason =
    verdict.status === 'unverified' ? `${counts.claimed} of ${all} claimed` : decidingReason(verdict);
  return {
    status: verdict.status,
    ...claimedOnly(verdict, all > 0 && counts.claimed === all),
    reason,
    why: verdict.why,
  };
}

function claimedOnly({ status }: Verdict, claimed: boolean): Pick<VerdictView, 'claimed'> {
  return status === 'unverified' && claimed ? { claimed: true } : {};
}

/** How many of the claims have each verdict. */
export function toCounts(index: SiteIndex, claims: readonly Claim[]): Counts {
  const verdicts = Object.fromEntries(VERDICT_STATUSES.map((status) => [status, 0])) as Record<
    VerdictStatus,
    number
  >;
  let claimed = 0;
  let claimedOnly = 0;
  for (const claim of claims) {
    const verdict = index.assessment.verdicts.get(claim.address) ?? NOTHING;
    verdicts[verdict.status]++;
    if (verdict.claimedBy.length === 0) continue;
    claimed++;
    if (verdict.status === 'unverified') claimedOnly++;
  }
  const requirements = claims.filter((claim) => claim.kind === 'requirement').length;
  return { requirements, scenarios: claims.length - requirements, claimed, claimedOnly, verdicts };
}

/** Line (from 1) at which a span begins; 1 when the file was not kept. */
export function lineOf(index: SiteIndex, span: Span): number {
  const file = index.assessment.files.get(span.path);
  return file === undefined ? 1 : positionAt(file, span.start).line;
}

/** `path:line` of a span. */
export function placeOf(index: SiteIndex, span: Span): string {
  return `${span.path}:${lineOf(index, span)}`;
}

/** One link between a claim and code, as pages show it. */
export function toLinkView(index: SiteIndex, link: Link): LinkView {
  const { target } = link;
  // A tag stands in code, so it has a place even when nothing around it has a name.
  const place =
    target ??
    (link.origin === 'tag'
      ? { path: link.from.path, line: lineOf(index, link.from), endLine: lineOf(index, link.from) }
      : undefined);
  const host = place && hostHref(index.assessment.project, place.path, place.line, place.endLine);
  const source = place && sourceHref(index, place.path, place.line);
  return {
    origin: link.origin,
    role: link.role,
    status: link.status,
    label: link.label,
    // Shown in tooltips too, which have no code style.
    reason: link.reason.replaceAll('`', ''),
    ...(isLoose(link) ? { loose: true } : {}),
    ...(link.qualifier === undefined ? {} : { qualifier: link.qualifier }),
    ...(link.convention === undefined ? {} : { convention: link.convention }),
    ...(link.status === 'covers' ? {} : writtenAddress(index, link)),
    ...(place === undefined ? {} : { at: `${place.path}:${place.line}` }),
    ...(target?.symbol === undefined ? {} : { symbol: symbolName(target.symbol) }),
    ...(source === undefined ? {} : { sourceHref: source }),
    ...(host === undefined ? {} : { hostHref: host }),
  };
}

/** True where showing the symbol alone would say that the link names it. */
function isLoose({ origin, status, match, target }: Link): boolean {
  if (origin !== 'evidence' || status !== 'covers' || !target?.symbol) return false;
  const { line } = target.symbol;
  return match === 'mentions' || match === 'place' || line < target.line || line > target.endLine;
}

/** The address in `[text](address)` of an evidence link. */
function writtenAddress(index: SiteIndex, link: Link): { readonly written?: string } {
  const file = link.origin === 'evidence' ? index.assessment.files.get(link.from.path) : undefined;
  const written = file === undefined ? undefined : textOf(file, link.from).match(/\]\(\s*<?([^)>\s]+)/)?.[1];
  return written === undefined ? {} : { written };
}

/** The name of a symbol with what encloses it: `Box.add()`; a test has its title. */
export function symbolName(symbol: {
  readonly name: string;
  readonly kind: string;
  readonly container?: string;
}): string {
  const callable = symbol.kind === 'function' || symbol.kind === 'method';
  const isTest = symbol.kind === 'test' || symbol.kind === 'suite';
  const name = symbol.container === undefined || isTest ? symbol.name : `${symbol.container}.${symbol.name}`;
  return callable ? `${name}()` : name;
}

/** A finding as pages show it. */
export function toFindingView(index: SiteIndex, finding: Finding): FindingView {
  const view = {
    code: finding.code,
    ruleHref: `${index.base}rules/${finding.code}/`,
    severity: finding.severity,
    message: messageHtml(finding.message),
    ...(finding.hint === undefined ? {} : { hint: messageHtml(finding.hint) }),
    related: (finding.related ?? []).map(({ message, span }) => {
      const { at, href } = whereIs(index, span);
      return { message: messageHtml(message), at, ...(href === undefined ? {} : { href }) };
    }),
  };
  if (finding.span === undefined) return view;
  const { path } = finding.span;
  const { at, href, line } = whereIs(index, finding.span);
  const host = hostHref(index.assessment.project, path, line);
  const capability = index.capabilityByPath.get(path)?.id;
  return {
    ...view,
    at,
    ...(href === undefined ? {} : { href }),
    ...(host === undefined ? {} : { hostHref: host }),
    ...(capability === undefined ? {} : { capability }),
  };
}

/** `path:line:column` of a span and the page that shows it; the path alone when the file was not kept. */
function whereIs(index: SiteIndex, span: Span) {
  const file = index.assessment.files.get(span.path);
  const position = file === undefined ? undefined : positionAt(file, span.start);
  return {
    at: position === undefined ? span.path : `${span.path}:${position.line}:${position.column}`,
    line: position?.line,
    href: sourceHref(index, span.path, position?.line),
  };
}
