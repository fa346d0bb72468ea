import { describe, expect, it } from 'vitest';
import { analyze } from '#alloy';

const outcomesOf = async (text: string) => {
  const { commands } = await analyze(text, { path: 'main.als' });
  return commands.map(({ label, outcome }) =>
    outcome.kind === 'error'
      ? `${label}: ${outcome.unsupported ? 'not supported' : 'wrong'}: ${outcome.message}`
      : `${label}: ${outcome.kind}`,
  );
};

describe('what is not analysed', () => {
  it('ends commands that reach a predicate or function which calls itself, and no others [ALLOY-UNSUPPORTED-OTHERS]', async () => {
    const text = `sig Node { next: lone Node }
fun reach [n: Node]: set Node { n + reach[n.next] }
pred even [n: Node] { no n.next or odd[n.next] }
pred odd [n: Node] { even[n.next] }
a: run { some reach[Node] } for 3
b: run even for 3
c: run { some n: Node | odd[n] } for 3
d: run { some Node } for 3`;
    expect(await outcomesOf(text)).toEqual([
      'a: not supported: recursion of `reach` is not supported yet',
      'b: not supported: recursion of `odd` is not supported yet',
      'c: not supported: recursion of `even` is not supported yet',
      'd: sat',
    ]);
  });

  it('ends follow-up commands and growing scopes, and no others [ALLOY-UNSUPPORTED-OTHERS]', async () => {
    const text = `sig A {}
run { some A } => run { no A }
b: run { some A } for 2..4 A
c: run { some A }`;
    expect(await outcomesOf(text)).toEqual([
      'run$2: not supported: a command behind `=>` is not supported yet',
      'b: not supported: a scope that grows is not supported yet',
      'c: sat',
    ]);
  });

  it('ends every command of a model with meta names: they add atoms to all of them [ALLOY-UNSUPPORTED]', async () => {
    expect(await outcomesOf('sig A {}\na: run { some sig$ }\nb: run { some A }')).toEqual([
      'a: not supported: The meta name `sig$` is not supported yet',
      'b: not supported: The meta name `sig$` is not supported yet',
    ]);
  });
});
