import {
  type Capability,
  type CheckedCommand,
  type CheckedModel,
  type Fence,
  type Finding,
  positionAt,
  type SourceFile,
  type Standing,
  standingOf,
} from '#model';
import { languageOfPath } from '#render';
import { commandLines, toCommandView } from './commands.ts';
import { hostHref } from './host-links.ts';
import type { ModelPage, ModelPart } from './model-types.ts';
import { legendOf } from './notation.ts';
import { capabilityHref, modelHref, type SiteIndex } from './site-index.ts';
import type { Href } from './types.ts';
import { toFindingView } from './views.ts';

/** Makes the record of the page of a capability's Alloy model: every fence of its file, as one module. */
export async function toModelPage(index: SiteIndex, capability: Capability): Promise<ModelPage | undefined> {
  const file = index.assessment.files.get(capability.path);
  const models = capability.models.filter(({ language }) => language === 'alloy');
  if (file === undefined || models.length === 0) return undefined;
  const checked = index.models.get(capability.id);
  const findings = (index.findingsOfPath.get(capability.path) ?? []).filter(({ code }) =>
    code.startsWith('models/'),
  );
  const commands = checked?.commands ?? [];
  const here = new Set(commands);
  const explained = new Set<string>();
  const parts: ModelPart[] = [];
  for (const { fence, claim } of models)
    parts.push({
      ...ownerOf(index, capability, claim),
      ...(await toListing(index, { file, fence, checked, explained })),
      commands: commandLines(index, fence, here),
      findings: findingsAt(findings, fence).map((finding) => toFindingView(index, finding)),
    });
  const host = hostHref(index.assessment.project, capability.path);
  return {
    kind: 'model',
    href: modelHref(index, capability.id),
    title: capability.title,
    capability: { href: capabilityHref(index, capability.id), text: capability.title },
    capabilityId: capability.id,
    path: capability.path,
    ...(host === undefined ? {} : { hostHref: host }),
    ...(checked === undefined ? {} : { engine: checked.engine }),
    counts: countStandings(commands),
    commands: commands.map((command) => toCommandView(index, command)),
    parts,
  };
}

/** The claim under whose heading a fence stands; the capability itself above and between them. */
function ownerOf(
  index: SiteIndex,
  capability: Capability,
  address: Capability['models'][number]['claim'],
): { readonly owner: Href; readonly tag?: string } {
  const claim = address === undefined ? undefined : index.claims.get(address);
  const href = address === undefined ? undefined : index.hrefs.get(address);
  if (claim === undefined || href === undefined)
    return { owner: { href: capabilityHref(index, capability.id), text: capability.title } };
  return { owner: { href, text: claim.title }, ...(claim.tag === undefined ? {} : { tag: claim.tag }) };
}

interface ListingInput {
  readonly file: SourceFile;
  readonly fence: Fence;
  readonly checked: CheckedModel | undefined;
  /** Terms that a listing above explains. */
  readonly explained: Set<string>;
}

/** The lines of a fence with the numbers they have in the spec, each name leading to where it is declared. */
async function toListing(
  index: SiteIndex,
  { file, fence, checked, explained }: ListingInput,
): Promise<Pick<ModelPart, 'code' | 'firstLine' | 'legend'>> {
  const text = fence.value.replace(/\r?\n$/, '');
  const { lines, terms } = await index.renderer.highlight(text, languageOfPath('model.als'));
  const firstLine = positionAt(file, fence.valueSpan.start).line;
  const declared = declarationsOf(file, checked);
  const legend = legendOf(index, terms).map((term) =>
    explained.has(term.id) ? { ...term, above: true as const } : term,
  );
  for (const { id } of legend) explained.add(id);
  return {
    firstLine,
    code: index.renderer.listing(index.renderer.linkNames(lines, declared), {
      language: 'alloy',
      firstLine,
      idPrefix: 'L',
    }),
    legend,
  };
}

/** Where each name of the file is declared; of names declared twice, the first place. */
function declarationsOf(file: SourceFile, checked: CheckedModel | undefined): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const { kind, name, span } of checked?.items ?? []) {
    if (kind === 'command' || name === '' || places.has(name)) continue;
    places.set(name, `#L${positionAt(file, span.start).line}`);
  }
  return places;
}

function findingsAt(findings: readonly Finding[], fence: Fence): readonly Finding[] {
  return findings.filter(
    ({ span }) => span !== undefined && fence.span.start <= span.start && span.start < fence.span.end,
  );
}

/** How many commands ended as expected, otherwise, or not at all. */
export function countStandings(commands: readonly CheckedCommand[]): Readonly<Record<Standing, number>> {
  const counts: Record<Standing, number> = { 'as-expected': 0, unexpected: 0, undecided: 0 };
  for (const command of commands) counts[standingOf(command)]++;
  return counts;
}
