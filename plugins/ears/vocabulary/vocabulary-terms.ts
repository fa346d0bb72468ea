import type { VocabularyTerm } from '#model';
import type { DeclaredTerm } from './declare-names.ts';

/** A declaration as pages show it; where it is used is found later. */
export function termOf({ declaration, capability }: DeclaredTerm): VocabularyTerm {
  const { kind, name, span } = declaration;
  const values = kind === 'state' ? { values: declaration.values } : {};
  const unit = kind === 'number' && declaration.unit !== undefined ? { unit: declaration.unit } : {};
  return {
    kind,
    name,
    ...values,
    ...unit,
    phrases: phrasesOf(declaration),
    span,
    ...(capability === undefined ? {} : { capability }),
    uses: [],
  };
}

function phrasesOf(declaration: DeclaredTerm['declaration']): VocabularyTerm['phrases'] {
  switch (declaration.kind) {
    case 'state':
      return [
        ...declaration.phrases,
        ...declaration.setBy.map((phrase) => ({ ...phrase, sets: true as const })),
      ];
    case 'flag':
    case 'event':
      return [
        ...declaration.phrases,
        ...declaration.not.map((phrase) => ({ ...phrase, negative: true as const })),
      ];
    case 'system':
    case 'number':
    case 'action':
      return declaration.phrases;
  }
}
