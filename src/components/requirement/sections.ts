import type { BlockView, RequirementPage, ScenarioView } from '#site-data';

/** The author's text of a requirement, cut for the page without changing its order. */
export interface Sections {
  /** What stands before the first scenario, up to and with the first sentence. */
  readonly heart: readonly BlockView[];
  readonly groups: readonly (
    | { readonly kind: 'blocks'; readonly blocks: readonly BlockView[] }
    | { readonly kind: 'scenario'; readonly scenario: ScenarioView }
  )[];
}

/** Cuts a requirement's body after its first sentence, so that the legend of the sentence can stand below it. */
export function sectionsOf(body: RequirementPage['body']): Sections {
  const firstScenario = body.findIndex((item) => item.kind === 'scenario');
  const sentence = body.findIndex((item) => item.kind === 'sentence');
  const limit = firstScenario === -1 ? body.length : firstScenario;
  const cut = sentence !== -1 && sentence < limit ? sentence + 1 : 0;
  const groups: ({ kind: 'blocks'; blocks: BlockView[] } | { kind: 'scenario'; scenario: ScenarioView })[] =
    [];
  for (const item of body.slice(cut)) {
    if (item.kind === 'scenario') {
      groups.push({ kind: 'scenario', scenario: item.scenario });
      continue;
    }
    const last = groups.at(-1);
    if (last?.kind === 'blocks') last.blocks.push(item);
    else groups.push({ kind: 'blocks', blocks: [item] });
  }
  return { heart: body.slice(0, cut).filter((item): item is BlockView => item.kind !== 'scenario'), groups };
}
