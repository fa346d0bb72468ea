import type { ThemeRegistrationRaw } from 'shiki/types';

/**
 * Token classes by TextMate scope. The colours are no colours but numbers: a highlighter returns them, and each number
 * is the class that the site's style sheet colours for light, dark and print.
 */
const CLASSES: readonly (readonly [name: string, scopes: readonly string[]])[] = [
  ['c', ['comment', 'punctuation.definition.comment']],
  ['s', ['string', 'punctuation.definition.string', 'constant.other.symbol']],
  ['n', ['constant.numeric', 'constant.language', 'constant.character', 'support.constant']],
  ['k', ['keyword', 'storage', 'variable.language', 'keyword.operator.new', 'keyword.operator.expression']],
  ['o', ['keyword.operator']],
  ['f', ['entity.name.function', 'support.function', 'meta.function-call.generic']],
  [
    't',
    [
      'entity.name.type',
      'entity.name.class',
      'entity.name.namespace',
      'entity.other.inherited-class',
      'support.type',
      'support.class',
    ],
  ],
  ['p', ['variable.parameter']],
  ['g', ['entity.name.tag', 'punctuation.definition.tag']],
  ['a', ['entity.other.attribute-name', 'support.type.property-name', 'meta.object-literal.key']],
  ['h', ['markup.heading', 'entity.name.section']],
  ['b', ['markup.bold', 'markup.italic']],
  ['i', ['markup.inserted']],
  ['d', ['markup.deleted', 'invalid']],
];

const colourOf = (index: number) => `#0000${(index + 1).toString(16).padStart(2, '0').toUpperCase()}`;

const CLASS_OF = new Map(CLASSES.map(([name], index) => [colourOf(index), name]));

/** The theme to highlight with. */
export const TOKEN_THEME: ThemeRegistrationRaw = {
  name: 'casebook',
  type: 'light',
  settings: [
    { settings: { foreground: '#000000', background: '#FFFFFF' } },
    ...CLASSES.map(([, scope], index) => ({ scope: [...scope], settings: { foreground: colourOf(index) } })),
  ],
};

/** The class of a token's colour; absent for plain text. */
export function tokenClass(colour: string | undefined): string | undefined {
  return colour === undefined ? undefined : CLASS_OF.get(colour.toUpperCase());
}
