import type { TextHash } from '#model';
import { type Capability, type Part, type Requirement, type Scenario, type SourceFile, textOf } from '#model';
import { foldProse, hashParts } from './hash-text.ts';

/**
 * Hashes what a claim says: its title, sentences, steps, postcondition, prose, tables and fences that are no formal text.
 * Ensures: its tag, evidence, references, metadata, models and comments do not matter, nor where and how it is laid out;
 * nor do, for a requirement, its scenarios.
 */
export function hashClaim(
  block: Requirement | Scenario,
  capability: Capability,
  file: SourceFile | undefined,
): TextHash {
  const models = new Set(capability.models.map(({ fence }) => fence.span.start));
  const parts = (block.body as readonly (Part | Scenario)[]).flatMap((part) =>
    part.kind === 'scenario' || (part.kind === 'fence' && models.has(part.span.start))
      ? []
      : textsOfPart(part, file),
  );
  return hashParts(['claim', foldProse(block.title), ...parts]);
}

function textsOfPart(part: Part, file: SourceFile | undefined): readonly string[] {
  switch (part.kind) {
    case 'sentence':
      return part.sentences.map(({ text }) => foldProse(text));
    case 'steps':
      return part.steps.map(({ keyword, text }) => `${keyword} ${foldProse(text)}`);
    case 'postcondition':
      return ['postcondition', foldProse(part.text)];
    case 'prose': {
      const prose = file === undefined ? '' : foldProse(textOf(file, part.span));
      return prose === '' ? [] : [prose];
    }
    case 'fence':
      return ['fence', part.fence.language, foldProse(part.fence.value)];
    case 'front-matter':
    case 'heading':
    case 'placeholder':
    case 'comment':
    case 'references':
    case 'metadata':
    case 'evidence':
      return [];
  }
}
