import {
  type Address,
  type Bearing,
  type Capability,
  type CheckedModel,
  type Claim,
  type Command,
  groupBy,
  type ModelItem,
  type ModelReport,
  type Part,
  type Requirement,
  requirementsOf,
  type Scenario,
  type SourceFile,
  scenariosOf,
  textOf,
} from '#model';
import { commentsOfItems } from './model-comments.ts';

/** A capability with what an engine said of its model. */
export interface ReportedModel {
  readonly capability: Capability;
  /** The whole spec. */
  readonly file: SourceFile;
  /** The same with everything but its Alloy fences blank. */
  readonly model: SourceFile;
  readonly report: ModelReport;
}

/**
 * Says which claims each command bears on. By section: what the command is about is declared under the claim's heading or,
 * where that is nowhere under one, the command stands there. By tag: a comment of the command, or of what it is about, holds
 * the claim's tag. By name: the claim's own text or evidence names the command, or what it is about, in back-ticks or as a
 * link's text. A tag that several claims carry counts for none.
 */
export function placeCommands(
  models: readonly ReportedModel[],
  claims: readonly Claim[],
): readonly CheckedModel[] {
  const byTag = groupBy(claims, (claim) => claim.tag);
  return models.map((reported): CheckedModel => {
    const { capability, report } = reported;
    const comments = commentsOfItems(reported.model, report.items);
    const names = namesByClaim(reported);
    const commandItems = report.items.filter((item) => item.kind === 'command');
    return {
      capability: capability.id,
      path: report.path,
      engine: report.engine,
      items: report.items,
      problems: report.problems,
      commands: report.runs.map((run) => {
        const { command } = run;
        const about = aboutOf(command, report.items);
        const own = commandItems.find((item) => item.span.start === command.span.start);
        const notes = [...(own ? [own] : []), ...about].flatMap((item) => comments.get(item) ?? []);
        const found: Bearing[] = [
          ...sectionsOf(capability, command, about).map((claim) => ({ claim, by: 'section' as const })),
          ...tagsIn(notes, byTag).map((claim) => ({ claim, by: 'tag' as const })),
          ...namedBy(command, names).map((claim) => ({ claim, by: 'name' as const })),
        ];
        return { ...run, capability: capability.id, bearings: [...firstPerClaim(found).values()] };
      }),
    };
  });
}

function firstPerClaim(bearings: readonly Bearing[]): Map<Address, Bearing> {
  const first = new Map<Address, Bearing>();
  for (const bearing of bearings) if (!first.has(bearing.claim)) first.set(bearing.claim, bearing);
  return first;
}

/** The declarations of what a command is about; none for a block. */
function aboutOf(command: Command, items: readonly ModelItem[]): readonly ModelItem[] {
  if (command.target === undefined) return [];
  const kinds = command.kind === 'check' ? ['assertion'] : ['predicate', 'function'];
  const named = items.filter((item) => item.name === command.target);
  const fitting = named.filter((item) => kinds.includes(item.kind));
  // A `check` may name a predicate, and a `run` an assertion.
  return fitting.length > 0 ? fitting : named.filter((item) => item.kind !== 'command');
}

function sectionsOf(
  capability: Capability,
  command: Command,
  about: readonly ModelItem[],
): readonly Address[] {
  const claimAt = (offset: number) =>
    capability.models.find(({ fence }) => fence.span.start <= offset && offset < fence.span.end)?.claim;
  const declared = about.flatMap((item) => claimAt(item.span.start) ?? []);
  return declared.length > 0 ? declared : [claimAt(command.span.start) ?? []].flat();
}

function tagsIn(
  comments: readonly string[],
  byTag: ReadonlyMap<string, readonly Claim[]>,
): readonly Address[] {
  return comments.flatMap((comment) =>
    [...comment.matchAll(/\[([^[\]\s]+)\]/g)].flatMap((match) => {
      const carriers = byTag.get(match[1] ?? '') ?? [];
      return carriers.length === 1 ? carriers.map((claim) => claim.address) : [];
    }),
  );
}

function namedBy(command: Command, names: ReadonlyMap<Address, ReadonlySet<string>>): readonly Address[] {
  return [...names]
    .filter(
      ([, words]) => words.has(command.label) || (command.target !== undefined && words.has(command.target)),
    )
    .map(([claim]) => claim);
}

/** What each claim of a capability names in back-ticks or links as evidence, in the author's order. */
function namesByClaim({ capability, file }: ReportedModel): ReadonlyMap<Address, ReadonlySet<string>> {
  const requirements = requirementsOf(capability);
  const blocks: readonly (Requirement | Scenario)[] = [
    ...requirements.flatMap((requirement) => [requirement, ...scenariosOf(requirement)]),
    ...scenariosOf(capability),
  ];
  return new Map(
    blocks.map((block) => [block.address, new Set(block.body.flatMap((part) => namesIn(part, file)))]),
  );
}

function namesIn(part: Part | Scenario, file: SourceFile): readonly string[] {
  switch (part.kind) {
    case 'scenario':
    case 'fence':
    case 'comment':
    case 'front-matter':
    case 'placeholder':
      return [];
    case 'evidence':
      return part.lines.flatMap((line) => [
        ...inBackticks(line.text),
        ...line.targets.flatMap((target) => [target.text.trim(), ...inBackticks(target.text)]),
      ]);
    default:
      return inBackticks(textOf(file, part.span));
  }
}

/** Names in back-ticks; `check A` and `p[]` name `A` and `p`. */
function inBackticks(text: string): readonly string[] {
  return [...text.matchAll(/`([^`\n]{1,200})`/g)].flatMap(([, code = '']) => {
    const plain = code.trim();
    return [
      plain,
      plain.replace(/^(?:run|check|pred|fun|assert)\s+/, '').replace(/\s*(?:\[.*\]|\(.*\))$/, ''),
    ];
  });
}
