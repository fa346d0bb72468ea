import { describe, expect, it } from 'vitest';
import { trace } from './memory-project.ts';

/** The marks by which the tests of one file that links name are said to be held back. */
async function heldBack(path: string, text: string, name: string) {
  const { links } = await trace([{ tag: 'BOX-PUT', links: [{ path, name, kind: 'test' }] }], {
    [path]: text,
  });
  return /held back by `([^`]*)`/.exec(links[0]?.reason ?? '')?.[1];
}

describe('tests that are held back', () => {
  it.each([
    ['it.skip', 't.test.ts', "it.skip('a b', () => {});", 'a b', 'it.skip'],
    ['xit', 't.test.js', "xit('a b', () => {});", 'a b', 'xit'],
    ['skipIf', 't.test.ts', "it.skipIf(isSlow)('a b', () => {});", 'a b', 'it.skipIf'],
    ['fails', 't.test.ts', "it.fails('a b', () => {});", 'a b', 'it.fails'],
    ['an option', 't.test.ts', "it('a b', { skip: true }, () => {});", 'a b', 'skip:'],
    [
      'another option',
      't.test.mjs',
      "it('a b', { expectFailure: true }, () => {});",
      'a b',
      'expectFailure:',
    ],
    [
      'the suite around',
      't.test.ts',
      "describe.skip('s', () => { it('a b', () => {}); });",
      'a b',
      'describe.skip',
    ],
    [
      'pytest',
      'test_a.py',
      '@pytest.mark.skip(reason="x")\ndef test_a():\n    pass\n',
      'test_a',
      '@pytest.mark.skip',
    ],
    [
      'its class',
      'test_a.py',
      '@unittest.skip("x")\nclass TestA:\n    def test_a(self):\n        pass\n',
      'test_a',
      '@unittest.skip',
    ],
    ['its body', 'test_a.py', 'def test_a():\n    pytest.skip("x")\n', 'test_a', 'pytest.skip'],
    [
      'JUnit',
      'ATest.java',
      'class ATest {\n  @Disabled("x")\n  @Test void runs() {}\n}\n',
      'runs',
      '@Disabled',
    ],
    ['Go', 'a_test.go', 'package a\n\nfunc TestA(t *testing.T) {\n\tt.Skip("x")\n}\n', 'TestA', 't.Skip'],
    ['Rust', 'a.rs', '#[test]\n#[ignore]\nfn runs() {}\n', 'runs', '#[ignore'],
    ['xUnit', 'A.cs', 'class A {\n  [Fact(Skip = "x")]\n  public void Runs() {}\n}\n', 'Runs', 'Fact(Skip ='],
  ])('says so for %s [TRACE-ROLE-HELD]', async (_, path, text, name, mark) => {
    expect(await heldBack(path, text, name)).toBe(mark);
  });

  it.each([
    [
      'rows that hold such marks',
      't.test.ts',
      "it.each([['it.skip(1)'], [`x.fails`]])('a b', () => {});",
      'a b',
    ],
    ['skip: false', 't.test.ts', "it('a b', { skip: false }, () => {});", 'a b'],
    ['a title that says skip', 't.test.ts', "it('a.skip b', () => { x.skip(1); });", 'a.skip b'],
    ['a suite before', 't.test.ts', "describe.skip('s', () => {});\nit('a b', () => {});", 'a b'],
    [
      'a doc comment',
      'ATest.java',
      'class ATest {\n  /** Was @Disabled once. */\n  @Test void runs() {}\n}\n',
      'runs',
    ],
    [
      'a later skip',
      'a_test.go',
      'package a\n\nfunc TestA(t *testing.T) {\n\tif slow {\n\t\tt.Skip("x")\n\t}\n}\n',
      'TestA',
    ],
  ])('does not say so for %s [TRACE-ROLE-HELD]', async (_, path, text, name) => {
    expect(await heldBack(path, text, name)).toBeUndefined();
  });

  it('takes a test yet to be written for no test [TRACE-ROLE-HELD]', async () => {
    const links = [{ path: 't.test.ts', name: 'a b', kind: 'test' as const }];
    const found = await trace([{ tag: 'BOX-PUT', links }], { 't.test.ts': "it.todo('a b [BOX-PUT]');\n" });
    expect(found.links.map(({ status, reason }) => `${status}: ${reason}`)).toEqual([
      'missing: `a b` stands in `t.test.ts` only in comments or in tests yet to be written.',
    ]);
  });

  it('says so for a tag in such a test [TRACE-ROLE-HELD]', async () => {
    const { links } = await trace([{ tag: 'BOX-PUT' }], {
      't.test.ts': "it.skip('a b [BOX-PUT]', () => {});",
    });
    expect(links[0]).toMatchObject({ status: 'covers', target: { symbol: { heldBack: 'it.skip' } } });
    expect(links[0]?.reason).toContain('held back by `it.skip`');
  });
});
