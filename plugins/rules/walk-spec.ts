import type { Capability, Part, Requirement, Scenario } from '#model';

type Block = Part | Requirement | Scenario;

/** Every piece of a spec in the author's order, a requirement or scenario before what stands in it. */
export function* walkSpec(capability: Capability): Iterable<Block> {
  for (const block of capability.body) {
    yield block;
    if (!isClaimBlock(block)) continue;
    for (const inner of block.body) {
      yield inner;
      if (isClaimBlock(inner)) yield* inner.body;
    }
  }
}

/** True for a requirement or a scenario. */
export function isClaimBlock(block: Block): block is Requirement | Scenario {
  return block.kind === 'requirement' || block.kind === 'scenario';
}
