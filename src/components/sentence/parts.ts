import type { BlockView, FlowBox, SentencePart } from '#site-data';

/** What a colour in a sentence stands for, in the order of a sentence. */
export const PARTS: readonly { readonly part: SentencePart; readonly word: string }[] = [
  { part: 'where', word: 'a feature it needs' },
  { part: 'while', word: 'a state that lasts' },
  { part: 'when', word: 'an event' },
  { part: 'if', word: 'something unwanted' },
  { part: 'limit', word: 'a limit' },
  { part: 'system', word: 'who acts' },
  { part: 'modal', word: 'how binding it is' },
  { part: 'response', word: 'what must come of it' },
];

/** One column of the picture: all conditions, one who acts, or what follows. */
export interface FlowStep {
  readonly kind: 'conditions' | 'system' | 'response';
  readonly boxes: readonly FlowBox[];
}

/** Puts neighbours of one kind into one column, and what limits a response below it. */
export function stepsOf(flow: readonly FlowBox[]): readonly FlowStep[] {
  const steps: { kind: FlowStep['kind']; boxes: FlowBox[] }[] = [];
  for (const box of flow) {
    const kind = box.part === 'system' || box.part === 'response' ? box.part : 'conditions';
    const last = steps.at(-1);
    if (last?.kind === kind || (kind === 'conditions' && last?.kind === 'response')) last.boxes.push(box);
    else steps.push({ kind, boxes: [box] });
  }
  return steps;
}

/** Parts that the sentences of some blocks have, so that a legend names no others. */
export function partsUsed(
  blocks: readonly (BlockView | { readonly kind: 'scenario' })[],
): ReadonlySet<SentencePart> {
  const boxes = blocks.flatMap((block) =>
    block.kind === 'sentence' ? block.readings.flatMap(({ flow }) => flow) : [],
  );
  const parts = new Set<SentencePart>(boxes.map(({ part }) => part));
  if (parts.has('response')) parts.add('modal');
  return parts;
}
