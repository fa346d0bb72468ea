import type { Evidence } from '#model';
import { comparePlaces } from './find-claims.ts';
import type { ClaimLink, LinkTargets, Meaning } from './link-targets.ts';
import type { SpokenResults } from './read-results.ts';
import { type EvidenceContext, labelsOf, placeOfNode, textOfTest } from './test-evidence.ts';
import { symbolKey, type TestFile, type TestNode } from './test-tree.ts';

/** The tests of suites and files that links name as a whole. */
type Members = (meaning: Meaning) => readonly TestNode[];

/** Makes evidence of what links name and no report has a result of, so that it is named and not passed over. */
export function notRunEvidence(
  targets: LinkTargets,
  { answered, ran }: SpokenResults,
  files: ReadonlyMap<string, TestFile>,
  reports: number,
  context: EvidenceContext,
): readonly Evidence[] {
  const members = membersOf(files);
  const best = new Map<string, { readonly link: ClaimLink; readonly missing: Missing }>();
  for (const [link, meaning] of targets.meanings) {
    const missing = missingOf(link, meaning, { answered, ran, members, reports });
    if (missing === undefined) continue;
    const key = `${link.claim}\u0000${missing.key}`;
    const known = best.get(key);
    if (known === undefined || comparePlaces(link, known.link) < 0) best.set(key, { link, missing });
  }
  return [...best.values()].map(({ link, missing }) => evidenceOf(link, missing, context));
}

/** What a link names that has no result. */
interface Missing {
  readonly key: string;
  readonly title: string;
  readonly why: string;
  readonly isDirect: boolean;
  readonly node?: TestNode;
}

interface Seen extends Pick<SpokenResults, 'answered' | 'ran'> {
  readonly members: Members;
  readonly reports: number;
}

function missingOf(link: ClaimLink, meaning: Meaning, seen: Seen): Missing | undefined {
  const { path } = link.target;
  switch (meaning.kind) {
    case 'nothing':
      return {
        key: `nothing ${path} ${link.target.line}`,
        title: link.target.symbol?.name ?? link.label,
        why: meaning.reason,
        isDirect: true,
      };
    case 'test': {
      if (seen.answered.has(link) && meaning.twins.length === 0) return undefined;
      const node = [meaning.node, ...meaning.twins].find((one) => !seen.ran.has(one));
      if (node === undefined) return undefined;
      return {
        key: symbolKey(node.symbol),
        title: node.titles.join(' > '),
        why: whyNotRun(node, seen.reports),
        isDirect: true,
        node,
      };
    }
    case 'lines':
    case 'holder':
    case 'file':
      return missingOfMany(link, meaning, seen);
  }
}

function missingOfMany(
  link: ClaimLink,
  meaning: Extract<Meaning, { kind: 'lines' | 'holder' | 'file' }>,
  { answered, ran, members, reports }: Seen,
): Missing | undefined {
  const all = members(meaning);
  const left = all.filter((node) => !ran.has(node));
  if (answered.has(link) && left.length === 0) return undefined;
  const node = meaning.kind === 'holder' ? meaning.node : undefined;
  const where = node ? `\`${node.symbol.name}\`` : `\`${link.target.path}\``;
  const why = answered.has(link)
    ? `${left.length} of the ${all.length} tests of ${where} ${left.length === 1 ? 'has' : 'have'} no result: ${titlesOf(left)}.`
    : all.length === 0
      ? `No report has a result of a test in ${where}.`
      : node
        ? whyNotRun(node, reports)
        : reports === 0
          ? NO_REPORT
          : `No report has a result of any test in ${where}.`;
  return {
    key: node ? symbolKey(node.symbol) : `${meaning.kind} ${link.target.path} ${link.target.line}`,
    title: node ? node.titles.join(' > ') : link.target.path,
    why,
    isDirect: meaning.kind === 'lines',
    ...(node ? { node } : {}),
  };
}

const NO_REPORT = 'No report of a test run was found.';

/** Tests that are named one by one. */
const NAMED = 3;

function titlesOf(nodes: readonly TestNode[]): string {
  const shown = nodes.slice(0, NAMED).map(({ symbol }) => `"${symbol.name}"`);
  return nodes.length > NAMED ? `${shown.join(', ')} and ${nodes.length - NAMED} more` : shown.join(', ');
}

function whyNotRun({ symbol }: TestNode, reports: number): string {
  const held = symbol.heldBack === undefined ? '' : ` It is held back by \`${symbol.heldBack}\`.`;
  if (reports === 0) return `${NO_REPORT}${held}`;
  const all = reports === 1 ? 'The report does' : `None of the ${reports} reports does`;
  return `${all}${reports === 1 ? ' not' : ''} list it.${held}`;
}

function membersOf(files: ReadonlyMap<string, TestFile>): Members {
  const known = new Map<string, readonly TestNode[]>();
  return (meaning) => {
    const key = JSON.stringify(meaning, (name, value: unknown) =>
      name === 'node' ? symbolKey((value as TestNode).symbol) : value,
    );
    const before = known.get(key);
    if (before) return before;
    const members = findMembers(meaning, files);
    known.set(key, members);
    return members;
  };
}

function findMembers(meaning: Meaning, files: ReadonlyMap<string, TestFile>): readonly TestNode[] {
  switch (meaning.kind) {
    case 'nothing':
      return [];
    case 'test':
      return [meaning.node, ...meaning.twins];
    case 'holder':
      return (files.get(meaning.node.path)?.tests ?? []).filter(({ around }) =>
        around.includes(meaning.node),
      );
    case 'file':
      return files.get(meaning.path)?.tests ?? [];
    case 'lines':
      return (files.get(meaning.path)?.tests ?? []).filter(
        ({ symbol }) =>
          meaning.line <= symbol.line && symbol.endLine <= Math.max(meaning.line, meaning.endLine),
      );
  }
}

function evidenceOf(link: ClaimLink, missing: Missing, context: EvidenceContext): Evidence {
  const { node } = missing;
  const { path, line, endLine, symbol } = link.target;
  return {
    claim: link.claim,
    kind: 'test',
    layer: context.layerOf({
      labels: labelsOf([link], context),
      path,
      tags: [],
      ...(node ? textOfTest(node, context) : {}),
    }),
    tool: 'none',
    result: 'not-run',
    freshness: { kind: 'fresh' },
    foundBy: !missing.isDirect ? 'file' : link.origin === 'tag' ? 'declaration' : 'link',
    directness: missing.isDirect ? 'direct' : 'indirect',
    link,
    test: {
      title: missing.title,
      notRun: missing.why,
      place: node ? placeOfNode(node) : { path, line, endLine, ...(symbol ? { symbol } : {}) },
    },
  };
}
