import fc from 'fast-check';
import type {
  BinaryOperator,
  Block,
  CommandParagraph,
  ConstantName,
  Declaration,
  Expression,
  Module,
  Multiplicity,
  Name,
  Paragraph,
  Quantifier,
  Scope,
  TypeScope,
  UnaryOperator,
} from '../../../plugins/alloy/syntax/ast.ts';

/** Trees as the parser makes them, with empty spans: what the grammar cannot say, or says in one way only, is left out. */

const span = { path: 'm.als', start: 0, end: 0 };
const toName = (text: string): Name => ({ text, span });

const declaredName = fc.constantFrom('a', 'b', 'x1', 'Total', 'c"', 'größe', '_').map(toName);
const usedName = fc.constantFrom('a', 'b', 'x1', 'this/A', 'm/n/b', 'seq/add', 'c"', 'a$b').map(toName);
const scopedName = fc.constantFrom('A', 'B', 'this/A', 'm/b', 'String').map(toName);
const signatureName = fc
  .constantFrom('A', 'm/B', 'this/A', 'univ', 'Int', 'seq/Int', 'String', 'none')
  .map(toName);
const multiplicity = fc.constantFrom<Multiplicity>('one', 'lone', 'some', 'set');

const UNARY: readonly UnaryOperator[] = [
  'not',
  'no',
  'some',
  'lone',
  'one',
  'set',
  'seq',
  'transpose',
  'closure',
  'reflexive-closure',
  'cardinality',
  'prime',
  'always',
  'eventually',
  'after',
  'before',
  'historically',
  'once',
];

const BINARY: readonly BinaryOperator[] = [
  'or',
  'and',
  'iff',
  'implies',
  'sequence',
  'until',
  'releases',
  'since',
  'triggered',
  'in',
  'not-in',
  'equal',
  'not-equal',
  'less',
  'less-or-equal',
  'greater',
  'greater-or-equal',
  'not-less',
  'not-less-or-equal',
  'not-greater',
  'not-greater-or-equal',
  'shift-left',
  'shift-right',
  'shift-right-unsigned',
  'union',
  'difference',
  'intersection',
  'override',
  'domain',
  'range',
  'join',
  'integer-add',
  'integer-subtract',
  'integer-multiply',
  'integer-divide',
  'integer-remainder',
];

const CONSTANTS: readonly ConstantName[] = [
  'none',
  'univ',
  'iden',
  'Int',
  'seq/Int',
  'String',
  'fun/min',
  'fun/max',
  'fun/next',
];

const QUANTIFIERS: readonly Quantifier[] = ['all', 'no', 'some', 'lone', 'one', 'sum'];

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  { arbitrary: usedName.map((name): Expression => ({ kind: 'name', name, raw: false, span })), weight: 5 },
  usedName
    .filter(({ text }) => !text.includes('$'))
    .map((name): Expression => ({ kind: 'name', name, raw: true, span })),
  fc
    .constantFrom('this', 'steps')
    .map((text): Expression => ({ kind: 'name', name: toName(text), raw: false, span })),
  fc.integer({ min: -20, max: 2 ** 31 - 1 }).map((value): Expression => ({ kind: 'number', value, span })),
  fc.constantFrom(...CONSTANTS).map((name): Expression => ({ kind: 'constant', name, span })),
  fc
    .string({ minLength: 1, maxLength: 4 })
    .filter((value) => !value.includes('\r'))
    .map((value): Expression => ({ kind: 'string', value, span })),
);

/** `disj` and `pred/totalOrder` gather what is joined to them, and `int` and `sum` of one set are read in several ways. */
const isWordBox = (expression: Expression): boolean =>
  expression.kind === 'box' &&
  expression.target.kind === 'name' &&
  WORDS.includes(expression.target.name.text);
const WORDS = ['disj', 'pred/totalOrder', 'int', 'sum'];

/** Where a multiplicity may stand, a bare `one e` would be read as one. */
const isMultiplicity = (expression: Expression): boolean =>
  expression.kind === 'unary' && ['one', 'lone', 'some', 'set'].includes(expression.operator);

type Place = 'field' | 'parameter' | 'variable' | 'member';

function declarations(expression: fc.Arbitrary<Expression>, place: Place): fc.Arbitrary<Declaration> {
  return fc
    .record({
      flags: fc.record({
        private: fc.boolean(),
        variable: fc.boolean(),
        disjoint: fc.boolean(),
        values: fc.boolean(),
      }),
      defined: fc.boolean(),
      names: fc.array(declaredName, { minLength: 1, maxLength: 3 }),
      multiplicity: fc.option(multiplicity, { nil: undefined }),
      expression,
    })
    .filter((made) => made.multiplicity !== undefined || !isMultiplicity(made.expression))
    .map(({ flags, names, multiplicity: given, expression: set, ...made }): Declaration => {
      const isField = place === 'field';
      const defined = made.defined && place !== 'member' && given === undefined;
      return {
        private: isField && flags.private,
        variable: isField && !defined && flags.variable,
        disjoint: !defined && flags.disjoint,
        names,
        disjointValues: isField && !defined && flags.values,
        ...(given === undefined ? {} : { multiplicity: given }),
        expression: set,
        defined,
        span,
      };
    });
}

/** A quantifier is known by the colon after its first variables. */
const startsWithColon = ([first]: readonly Declaration[]): boolean => first?.defined === false;

const { expression, block } = fc.letrec<{ expression: Expression; block: Block }>((tie) => {
  const inner = tie('expression');
  const few = { minLength: 0, maxLength: 3 };
  const some = { minLength: 1, maxLength: 2 };
  return {
    block: fc.array(inner, few).map((expressions): Block => ({ kind: 'block', expressions, span })),
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { arbitrary: leaf, weight: 4 },
      tie('block'),
      fc
        .record({ operator: fc.constantFrom(...UNARY), operand: inner })
        .map((made): Expression => ({ kind: 'unary', ...made, span })),
      {
        arbitrary: fc
          .record({ operator: fc.constantFrom(...BINARY), left: inner, right: inner })
          .filter(({ operator, right }) => operator !== 'join' || !isWordBox(right))
          .map((made): Expression => ({ kind: 'binary', ...made, span })),
        weight: 4,
      },
      fc
        .record(
          { left: inner, leftMultiplicity: multiplicity, rightMultiplicity: multiplicity, right: inner },
          { requiredKeys: ['left', 'right'] },
        )
        .map((made): Expression => ({ kind: 'arrow', ...made, span })),
      fc
        // biome-ignore lint/suspicious/noThenProperty: `then` is the field's name in the tree.
        .record({ condition: inner, then: inner, else: inner })
        .map((made): Expression => ({ kind: 'if', ...made, span })),
      fc
        .record({
          quantifier: fc.constantFrom(...QUANTIFIERS),
          declarations: fc.array(declarations(inner, 'variable'), some).filter(startsWithColon),
          body: inner,
        })
        .map((made): Expression => ({ kind: 'quantified', ...made, span })),
      fc
        .record(
          { declarations: fc.array(declarations(inner, 'member'), some), body: inner },
          { requiredKeys: ['declarations'] },
        )
        .map((made): Expression => ({ kind: 'comprehension', ...made, span })),
      fc
        .record({ name: declaredName, value: inner, body: inner })
        .map((made): Expression => ({ kind: 'let', ...made, span })),
      fc
        .record({ target: inner, arguments: fc.array(inner, few) })
        .filter(({ target }) => !isWordBox(target))
        .map((made): Expression => ({ kind: 'box', ...made, span })),
      fc
        .record({ word: fc.constantFrom(...WORDS), arguments: fc.array(inner, few) })
        .map(({ word, ...made }): Expression => {
          const target: Expression = { kind: 'name', name: toName(word), raw: false, span };
          return { kind: 'box', target, ...made, span };
        }),
    ),
  };
});

export const arbitraryExpression = expression;

const typeScope: fc.Arbitrary<TypeScope> = fc
  .record({
    exactly: fc.boolean(),
    start: fc.integer({ min: 0, max: 9 }),
    more: fc.option(fc.nat(3), { nil: undefined }),
    open: fc.boolean(),
    increment: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    name: scopedName,
  })
  .map(({ exactly, start, more, open, increment, name }): TypeScope => {
    if (more !== undefined) {
      const grows = increment === undefined ? {} : { increment };
      return { exactly: exactly || more === 0, start, end: start + more, ...grows, name, span };
    }
    if (increment !== undefined) return { exactly, start, open: true, increment, name, span };
    return { exactly, start, ...(open ? { open: true as const } : {}), name, span };
  });

const wordScopes: fc.Arbitrary<readonly TypeScope[]> = fc.subarray([
  { exactly: false, start: 5, name: toName('Int'), span },
  { exactly: false, start: 0, name: toName('seq'), span },
  { exactly: false, start: 2, end: 7, name: toName('steps'), span },
]);

const scope: fc.Arbitrary<Scope> = fc
  .record({
    overall: fc.option(fc.nat(9), { nil: undefined }),
    types: fc.tuple(fc.array(typeScope, { maxLength: 2 }), wordScopes),
  })
  .map(
    ({ overall, types }): Scope => ({ ...(overall === undefined ? {} : { overall }), types: types.flat() }),
  );

const command: fc.Arbitrary<CommandParagraph> = fc.letrec<{ command: CommandParagraph }>((tie) => ({
  command: fc
    .record(
      {
        check: fc.boolean(),
        label: usedName.filter(({ text }) => !text.includes('$')),
        target: fc.oneof(
          usedName.filter(({ text }) => !text.includes('$')),
          block,
        ),
        scope,
        expect: fc.nat(1),
        // biome-ignore lint/suspicious/noThenProperty: `then` is the field's name in the tree.
        then: fc.option(tie('command'), { nil: undefined, depthSize: 'small' }),
      },
      { requiredKeys: ['check', 'target', 'scope', 'then'] },
    )
    .map(
      ({ then, ...made }): CommandParagraph => ({
        kind: 'command',
        ...made,
        ...(then === undefined ? {} : { then }),
        span,
      }),
    ),
})).command;

const constraintName = fc.oneof(
  declaredName,
  fc
    .string({ minLength: 1 })
    .filter((text) => !text.includes('\r'))
    .map(toName),
);

const heading = {
  private: fc.boolean(),
  name: declaredName,
  parameters: fc.array(declarations(expression, 'parameter'), { maxLength: 2 }),
};

const result = fc
  .record({ multiplicity, expression }, { requiredKeys: ['expression'] })
  .filter((made) => made.multiplicity !== undefined || !isMultiplicity(made.expression));

const parent = fc.oneof(
  signatureName.map((name) => ({ kind: 'extends' as const, names: [name] })),
  fc.record({
    kind: fc.constantFrom('in' as const, 'equals' as const),
    names: fc.array(signatureName, { minLength: 1, maxLength: 3 }),
  }),
);

const signature: fc.Arbitrary<Paragraph> = fc
  .record(
    {
      private: fc.boolean(),
      variable: fc.boolean(),
      abstract: fc.boolean(),
      multiplicity: fc.constantFrom('one' as const, 'lone' as const, 'some' as const),
      names: fc.array(declaredName, { minLength: 1, maxLength: 3 }),
      parent,
      fields: fc.array(declarations(expression, 'field'), { maxLength: 3 }),
      fact: block,
    },
    { requiredKeys: ['private', 'variable', 'abstract', 'names', 'fields'] },
  )
  .filter(({ abstract, parent: of }) => !abstract || of === undefined || of.kind === 'extends')
  .map((made): Paragraph => ({ kind: 'signature', ...made, span }));

const paragraph: fc.Arbitrary<Paragraph> = fc.oneof(
  signature,
  fc
    .record({
      private: fc.boolean(),
      name: declaredName,
      values: fc.array(declaredName, { minLength: 1, maxLength: 3 }),
    })
    .map((made): Paragraph => ({ kind: 'enum', ...made, span })),
  fc
    .record({ name: constraintName, body: block }, { requiredKeys: ['body'] })
    .map((made): Paragraph => ({ kind: 'fact', ...made, span })),
  fc
    .record({ name: constraintName, body: block }, { requiredKeys: ['body'] })
    .map((made): Paragraph => ({ kind: 'assert', ...made, span })),
  fc
    .record(
      { ...heading, receiver: signatureName, body: block },
      { requiredKeys: ['private', 'name', 'parameters', 'body'] },
    )
    .map((made): Paragraph => ({ kind: 'predicate', ...made, span })),
  fc
    .record(
      { ...heading, receiver: signatureName, result, body: expression },
      { requiredKeys: ['private', 'name', 'parameters', 'result', 'body'] },
    )
    .map((made): Paragraph => ({ kind: 'function', ...made, span })),
  fc
    .record({
      private: fc.boolean(),
      name: declaredName,
      parameters: fc.array(declaredName, { maxLength: 2 }),
      body: expression,
    })
    .map((made): Paragraph => ({ kind: 'macro', ...made, span })),
  command,
);

const plainName = usedName.filter(({ text }) => !text.includes('$'));

export const arbitraryModule: fc.Arbitrary<Module> = fc.record(
  {
    path: fc.constant('m.als'),
    header: fc.record({
      name: plainName,
      parameters: fc.array(fc.record({ exactly: fc.boolean(), name: declaredName }), { maxLength: 2 }),
      span: fc.constant(span),
    }),
    opens: fc.array(
      fc
        .record(
          {
            private: fc.boolean(),
            module: plainName,
            arguments: fc.array(signatureName, { maxLength: 2 }),
            alias: declaredName,
          },
          { requiredKeys: ['private', 'module', 'arguments'] },
        )
        .map((made) => ({ kind: 'open' as const, ...made, span })),
      { maxLength: 2 },
    ),
    paragraphs: fc.array(paragraph, { maxLength: 4 }),
  },
  { requiredKeys: ['path', 'opens', 'paragraphs'] },
);
