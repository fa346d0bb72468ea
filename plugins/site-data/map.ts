import { LIMITS } from '#config';
import type { Address, Link } from '#model';
import type { Graph, GraphEdge, GraphNode } from '#render';
import { countOf } from './count-of.ts';
import type { Excerpts } from './excerpts.ts';
import type { CapabilityTie } from './related.ts';
import { capabilityHref, type PlacedRequirement, type SiteIndex, sourceHref } from './site-index.ts';
import type { MapView } from './types.ts';
import { symbolName } from './views.ts';

/** A picture that is drawn and told as a list at once. */
interface Sketch {
  readonly nodes: Map<string, GraphNode>;
  readonly edges: GraphEdge[];
  readonly items: { text: string; href?: string; depth: number }[];
}

function add(sketch: Sketch, node: GraphNode, depth: number, note = ''): void {
  sketch.nodes.set(node.id, node);
  const text = `${node.title ?? node.label}${node.classes.includes('refuted') ? ' (refuted)' : note}`;
  sketch.items.push({ text, depth, ...(node.href === undefined ? {} : { href: node.href }) });
}

async function draw(index: SiteIndex, sketch: Sketch, label: string): Promise<MapView> {
  const graph: Graph = { label, direction: 'right', nodes: [...sketch.nodes.values()], edges: sketch.edges };
  const key = keyOf([...graph.nodes, ...graph.edges].flatMap(({ classes }) => classes));
  return { svg: await index.renderer.graph(graph), label, items: sketch.items, ...(key ? { key } : {}) };
}

/** What dashed lines mean, of those that are there. */
function keyOf(classes: readonly string[]): string | undefined {
  const present = (names: readonly string[]) => names.filter((name) => classes.includes(name)).join(' or ');
  const red = present(['refuted', 'missing']);
  const yellow = present(['moved']);
  const parts = [
    ...(red ? [`Dashed in red: ${red}.`] : []),
    ...(yellow ? [`Dashed in yellow: ${yellow}.`] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(' ');
}

const emptySketch = (): Sketch => ({ nodes: new Map(), edges: [], items: [] });

/** The picture of a requirement: its scenarios, and the code and tests that claim each of them. */
export async function mapOfRequirement(
  index: SiteIndex,
  placed: PlacedRequirement,
  excerpts: Excerpts,
): Promise<MapView | undefined> {
  const { requirement } = placed;
  for (const byFile of [false, true]) {
    const sketch = sketchRequirement(index, placed, excerpts, byFile);
    if (sketch.nodes.size < 2) return undefined;
    if (sketch.nodes.size <= (byFile ? LIMITS.mapNodes : LIMITS.mapSymbols))
      return draw(index, sketch, `${requirement.title}: scenarios, code and tests`);
  }
  return undefined;
}

function sketchRequirement(
  index: SiteIndex,
  { requirement, scenarios }: PlacedRequirement,
  excerpts: Excerpts,
  byFile: boolean,
): Sketch {
  const sketch = emptySketch();
  const root = requirement.address;
  const targets = (address: Address, depth: number) =>
    addTargets(
      index,
      sketch,
      address,
      index.linksOfClaim.get(address) ?? [],
      depth,
      byFile ? undefined : excerpts,
    );
  add(
    sketch,
    { id: root, label: requirement.title, classes: ['requirement', ...verdictClasses(index, root)] },
    0,
  );
  targets(root, 1);
  for (const { address, title } of scenarios) {
    const classes = ['scenario', ...verdictClasses(index, address)];
    const href = index.hrefs.get(address)?.replace(/^[^#]*/, '');
    add(sketch, { id: address, label: title, classes, ...(href ? { href } : {}) }, 1);
    sketch.edges.push({ from: root, to: address, classes: ['has'] });
    targets(address, 2);
  }
  return sketch;
}

/** The verdict, and whether anything is claimed at all. */
function verdictClasses(index: SiteIndex, address: Address): readonly string[] {
  const verdict = index.assessment.verdicts.get(address);
  const claimed = (verdict?.claimedBy.length ?? 0) > 0;
  return [verdict?.status ?? 'unverified', claimed ? 'claimed' : 'unclaimed'];
}

/** Adds what a claim's links lead to: symbols, or, without excerpts, the files they are in. */
function addTargets(
  index: SiteIndex,
  sketch: Sketch,
  from: string,
  links: readonly Link[],
  depth: number,
  excerpts: Excerpts | undefined,
): void {
  const seen = new Set<string>();
  for (const link of links) {
    const node = excerpts === undefined ? fileNode(index, link) : symbolNode(index, link, excerpts);
    const key = `${node.id} ${link.status}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const { role, status } = link;
    add(sketch, node, depth, status === 'covers' ? '' : ` (${status})`);
    const title = status === 'covers' ? {} : { title: link.reason.replaceAll('`', '') };
    sketch.edges.push({ from, to: node.id, classes: [role, status], ...title });
  }
}

const roleOf = (link: Link) => (link.role === 'verifies' ? 'test' : 'code');

function missingNode(link: Link): GraphNode {
  return { id: `missing ${link.role} ${link.label}`, label: link.label, classes: [roleOf(link), 'missing'] };
}

function symbolNode(index: SiteIndex, link: Link, excerpts: Excerpts): GraphNode {
  const { target } = link;
  if (target === undefined) return missingNode(link);
  const role = roleOf(link);
  const file = target.path.split('/').at(-1) ?? target.path;
  const name = target.symbol === undefined ? `line ${target.line}` : symbolName(target.symbol);
  const excerpt = excerpts.idOf(link);
  const href = excerpt === undefined ? sourceHref(index, target.path, target.line) : `#${excerpt}`;
  return {
    id: `${link.role} ${target.path} ${name} ${target.symbol?.line ?? target.line}`,
    label: `${name}\n${file}`,
    title: `${role}: ${name} in ${target.path}:${target.line}`,
    classes: [role],
    ...(href === undefined ? {} : { href }),
  };
}

function fileNode(index: SiteIndex, link: Link): GraphNode {
  const { target } = link;
  if (target === undefined) return missingNode(link);
  const role = roleOf(link);
  const href = sourceHref(index, target.path);
  return {
    id: `${role} ${target.path}`,
    label: target.path.split('/').slice(-2).join('/'),
    title: `${role}: ${target.path}`,
    classes: [role],
    ...(href === undefined ? {} : { href }),
  };
}

/** The picture of a capability: its requirements and the files that are said to implement them. */
export async function mapOfCapability(
  index: SiteIndex,
  id: string,
  title: string,
  requirements: readonly PlacedRequirement[],
): Promise<MapView | undefined> {
  if (requirements.length === 0) return undefined;
  const sketch = emptySketch();
  add(sketch, { id, label: title, classes: ['capability'] }, 0);
  const shown = requirements.slice(0, LIMITS.mapNodes - 2);
  const files = new Map<string, Set<string>>();
  for (const { requirement, scenarios } of shown) {
    const addresses = [requirement.address, ...scenarios.map((scenario) => scenario.address)];
    const links = addresses.flatMap((address) => index.linksOfClaim.get(address) ?? []);
    const paths = new Set(
      links.flatMap((link) => (link.role === 'implements' && link.target ? [link.target.path] : [])),
    );
    files.set(requirement.address, paths);
  }
  const allFiles = [...new Set([...files.values()].flatMap((paths) => [...paths]))].sort();
  const withFiles = shown.length + allFiles.length < LIMITS.mapNodes;
  for (const { requirement, href } of shown) {
    const classes = ['requirement', ...verdictClasses(index, requirement.address)];
    const paths = [...(files.get(requirement.address) ?? [])].sort();
    add(sketch, { id: requirement.address, label: requirement.title, classes, href }, 1);
    sketch.edges.push({ from: id, to: requirement.address, classes: ['has'] });
    for (const path of withFiles ? paths : []) addFile(index, sketch, requirement.address, path);
  }
  const left = requirements.length - shown.length;
  if (left > 0) {
    add(sketch, { id: 'more', label: `and ${countOf(left, 'more requirement')}`, classes: ['more'] }, 1);
    sketch.edges.push({ from: id, to: 'more', classes: ['has'] });
  }
  return draw(index, sketch, `${title}: requirements and the files said to implement them`);
}

function addFile(index: SiteIndex, sketch: Sketch, from: string, path: string): void {
  const href = sourceHref(index, path);
  const node = {
    id: `file ${path}`,
    label: path.split('/').slice(-2).join('/'),
    title: path,
    classes: ['code'],
  };
  add(sketch, { ...node, ...(href === undefined ? {} : { href }) }, 2);
  sketch.edges.push({ from, to: node.id, classes: ['implements'] });
}

/** Ties that one picture of the whole shows at most, the strongest. */
const TIES = 60;

/** The picture of the whole: which capabilities speak of each other or share code. Undefined when none does. */
export async function mapOfProject(
  index: SiteIndex,
  ties: readonly CapabilityTie[],
): Promise<MapView | undefined> {
  const { capabilities, project } = index.assessment;
  if (ties.length === 0 || capabilities.length > LIMITS.mapNodes) return undefined;
  const sketch = emptySketch();
  const titles = new Map(capabilities.map(({ id, title }) => [id, title]));
  const shown = [...ties].sort((a, b) => b.count - a.count).slice(0, TIES);
  for (const { id, title } of capabilities) {
    const status = index.assessment.capabilityVerdicts.get(id)?.status ?? 'unverified';
    add(sketch, { id, label: title, classes: ['capability', status], href: capabilityHref(index, id) }, 0);
    for (const { from, to, kind, count } of shown) {
      if (from !== id) continue;
      const what = kind === 'mentions' ? countOf(count, 'reference') : countOf(count, 'shared symbol');
      const text = `${kind === 'mentions' ? 'speaks of' : 'shares code with'} ${titles.get(to) ?? to} (${what})`;
      sketch.items.push({ text, href: capabilityHref(index, to), depth: 1 });
      sketch.edges.push({ from, to, classes: [kind], title: `${titles.get(from) ?? from} ${text}` });
    }
  }
  return draw(index, sketch, `${project.name}: which capabilities speak of each other or share code`);
}
