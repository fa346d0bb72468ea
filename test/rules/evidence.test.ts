import { describe, expect, it } from 'vitest';
import { textOf } from '#model';
import { assessRun, GOOD_SPEC, type MemoryFile } from './memory-project.ts';

const TEST: MemoryFile = {
  path: 'test/box.test.ts',
  text: "it('stays empty [BOX-NULL] [BOX-NULL-EMPTY]', () => {});\nit('has a lid', () => {});\n",
};

const report = (
  cases: string,
  end = '</testsuite></testsuites>\n',
  path = 'reports/junit.xml',
): MemoryFile => ({
  path,
  text: `<testsuites name="vitest tests"><testsuite name="test/box.test.ts">${cases}\n${end}`,
});
const result = (name: string, inner = '') =>
  `<testcase classname="test/box.test.ts" name="${name}">${inner}</testcase>`;
const FAILED = result('stays empty [BOX-NULL] [BOX-NULL-EMPTY]', '<failure message="expected 1 to be 0"/>');

async function found(files: readonly MemoryFile[], options?: Parameters<typeof assessRun>[1]) {
  const { findings, files: texts } = await assessRun(files, options);
  return findings.map(({ code, message, span }) => {
    const file = span && texts.get(span.path);
    return { code, message, path: span?.path, at: file && span && textOf(file, span) };
  });
}

describe('rules of evidence', () => {
  it('reports a test once that speaks for several claims [FIND-EVIDENCE-ONCE]', async () => {
    expect(await found([GOOD_SPEC, TEST, report(FAILED)])).toEqual([
      {
        code: 'evidence/failed-test',
        message:
          'The test `stays empty [BOX-NULL] [BOX-NULL-EMPTY]` speaks for `BOX-NULL`, `BOX-NULL-EMPTY`, but it failed: expected 1 to be 0',
        path: 'test/box.test.ts',
        at: "it('stays empty [BOX-NULL] [BOX-NULL-EMPTY]', () => {});",
      },
    ]);
  });

  it('shows what is wrong where it stands: in the spec, in code, in the report [FIND-EVIDENCE-RULES]', async () => {
    const linked: MemoryFile = {
      ...GOOD_SPEC,
      text: `${GOOD_SPEC.text}\n##### Evidence\n\n- Test: [box.test.ts has a lid](/test/box.test.ts)\n`,
    };
    const all = await found([linked, TEST, report(FAILED, '<tes')]);
    expect(all.map(({ code, path, at }) => [code, path, at])).toEqual([
      ['evidence/unrun-test', GOOD_SPEC.path, '[box.test.ts has a lid](/test/box.test.ts)'],
      ['evidence/malformed-report', 'reports/junit.xml', ''],
      ['evidence/failed-test', 'test/box.test.ts', expect.stringMatching(/^it\('stays empty/)],
    ]);
  });

  it('reports a report that is bound to nothing once, and not again for each claim [FIND-EVIDENCE-ONCE]', async () => {
    const passed = report(result('stays empty [BOX-NULL] [BOX-NULL-EMPTY]'));
    const all = await found([GOOD_SPEC, TEST, passed], { bound: false });
    expect(all.map(({ code }) => code)).toEqual(['evidence/unbound-report']);
    // What failed for nobody knows which text is stale, and refutes nothing.
    const failed = await found([GOOD_SPEC, TEST, report(FAILED)], { bound: false });
    expect(failed.map(({ code }) => code)).toEqual(['evidence/unbound-report']);
  });

  it('puts together the results without a test, and the examples that were not run [FIND-EVIDENCE-ONCE]', async () => {
    const cases = Array.from({ length: 50 }, (_, n) => result(`is gone ${n}`)).join('\n');
    const example = '\n- Example: so it goes\n\n```ruby\n1 + 1 #=> 2\n```\n';
    const spec = { ...GOOD_SPEC, text: `${GOOD_SPEC.text}\n##### Evidence\n${example.repeat(3)}` };
    const passed = result('stays empty [BOX-NULL] [BOX-NULL-EMPTY]');
    const all = await found([spec, TEST, report(`${passed}${cases}`)]);
    expect(all.map(({ code, message }) => [code, message.slice(0, 80)])).toEqual([
      [
        'evidence/unmatched-result',
        '`reports/junit.xml` tells of `is gone 0`, `is gone 1`, `is gone 2` and 47 more, ',
      ],
      ['evidence/unrun-example', expect.stringContaining('3 examples are written, but not run: ')],
    ]);
  });

  it('names tests without results by their file where there are many [FIND-EVIDENCE-ONCE]', async () => {
    const tests = Array.from({ length: 9 }, (_, n) => `it('is small ${n} [BOX-NULL]', () => {});\n`);
    const other: MemoryFile = { path: 'test/small.test.ts', text: tests.join('') };
    const passed = report(result('stays empty [BOX-NULL] [BOX-NULL-EMPTY]'));
    expect(await found([GOOD_SPEC, TEST, other, passed])).toEqual([
      {
        code: 'evidence/unrun-test',
        message:
          '9 tests of `test/small.test.ts` speak for claims, but no result of them is known: `is small 0 [BOX-NULL]`, `is small 1 [BOX-NULL]`, `is small 2 [BOX-NULL]` and 6 more',
        path: 'test/small.test.ts',
        at: expect.any(String),
      },
    ]);
  });

  it('says nothing of tests without results where there is no report [FIND-EVIDENCE-NONE]', async () => {
    expect(await found([GOOD_SPEC, TEST])).toEqual([]);
  });

  it('reports a waiver that expired as that, and not as unused as well [FIND-EVIDENCE-ONCE]', async () => {
    const entry = (expires: string) =>
      `waived:\n  - claim: BOX-NULL-EMPTY\n    reason: x\n    reviewer: R\n    date: 2026-01-01\n    expires: ${expires}\n`;
    const codes = async (expires: string, ...more: readonly MemoryFile[]) =>
      (await found([GOOD_SPEC, { path: 'openspec/reviews.yaml', text: entry(expires) }, ...more])).map(
        ({ code }) => code,
      );
    expect(await codes('2026-11-21')).toEqual(['evidence/expired-waiver']);
    expect(await codes('2026-11-22')).toEqual([]);
    const passed = report(result('stays empty [BOX-NULL] [BOX-NULL-EMPTY]'));
    expect(await codes('2026-11-22', TEST, passed)).toEqual(['evidence/unused-review']);
  });

  it('says so where the file of reviews cannot be read [FIND-EVIDENCE-RULES]', async () => {
    const all = await found([GOOD_SPEC, { path: 'openspec/reviews.yaml', text: '', kind: 'too-large' }]);
    expect(all).toMatchObject([
      {
        code: 'evidence/malformed-review',
        message: '`openspec/reviews.yaml` is to be the file of reviews, but it is too large to be read',
      },
    ]);
  });
});
