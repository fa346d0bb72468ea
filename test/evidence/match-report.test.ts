import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TestResult } from '#model';
import { candidateFiles } from '../../plugins/evidence/match/candidate-files.ts';
import { fitsPattern, titleKey, titlePattern } from '../../plugins/evidence/match/title-keys.ts';
import { report, result } from './gather-project.ts';
import { matchIn, matchInBrief } from './match-project.ts';

const OPENS = `it('opens', () => {});\n`;

/** The answers for results `file: titles` of one report, in brief. */
const match = async (
  texts: Readonly<Record<string, string>>,
  results: readonly (string | TestResult)[],
  path = 'reports/junit.xml',
  tool = 'vitest',
) => {
  const all = results.map((each) => (typeof each === 'string' ? result(each) : each));
  return (await matchIn(texts, report(all, { path, tool }))).map(matchInBrief);
};

describe('the file of a result', () => {
  it('is found below the folder of another machine, with either kind of separator [EVID-MATCH-FILE]', async () => {
    const texts = { 'packages/a/test/x.test.ts': OPENS, 'test/x.test.ts': `\n${OPENS}` };
    expect(await match(texts, ['/home/ci/project/packages/a/test/x.test.ts: opens'])).toEqual([
      'packages/a/test/x.test.ts:1 opens',
    ]);
    const windows = result('opens', { file: 'C:\\build\\project\\packages\\a\\test\\x.test.ts' });
    expect(await match(texts, [windows])).toEqual(['packages/a/test/x.test.ts:1 opens']);
  });

  it('is that of the package which the report stands in [EVID-MATCH-FILE]', async () => {
    const texts = {
      'packages/a/test/x.test.ts': OPENS,
      'packages/b/test/x.test.ts': OPENS,
      'test/x.test.ts': OPENS,
    };
    const results = ['test/x.test.ts: opens'];
    expect(await match(texts, results, 'packages/b/reports/junit.xml')).toEqual([
      'packages/b/test/x.test.ts:1 opens',
    ]);
    expect(await match(texts, results, 'reports/junit.xml')).toEqual(['test/x.test.ts:1 opens']);
  });

  it('is not guessed where two packages have it and nothing says which ran [EVID-MATCH-FILE]', async () => {
    const texts = { 'packages/a/test/x.test.ts': OPENS, 'packages/b/test/x.test.ts': OPENS };
    expect(await match(texts, ['test/x.test.ts: opens'])).toEqual([
      'nowhere: The report says that it stands in `test/x.test.ts`, which may be `packages/a/test/x.test.ts` or `packages/b/test/x.test.ts`.',
    ]);
  });

  it('is not that of a neighbour where the one reported is gone [EVID-MATCH-FILE]', async () => {
    const texts = {
      'packages/b/test/x.test.ts': OPENS,
      'packages/a/test/y.test.ts': `it('shuts', () => {});\n`,
    };
    expect(
      await match(texts, [
        '/ci/project/packages/a/test/x.test.ts: opens',
        '/ci/project/packages/a/test/y.test.ts: shuts',
        '/ci/project/packages/b/test/x.test.ts: opens',
      ]),
    ).toEqual([
      'nowhere: The report says that it stands in `/ci/project/packages/a/test/x.test.ts`, which the project does not have.',
      'packages/a/test/y.test.ts:1 shuts',
      'packages/b/test/x.test.ts:1 opens',
    ]);
    expect(
      await match({ 'packages/b/test/x.test.ts': OPENS }, ['/ci/packages/a/test/x.test.ts: opens']),
    ).toEqual([
      'nowhere: The report says that it stands in `/ci/packages/a/test/x.test.ts`, which the project does not have.',
    ]);
  });

  it('is followed where it was renamed and all its titles stand in one file unknown to the report [EVID-MATCH-RENAMED]', async () => {
    const both = `${OPENS}it('shuts', () => {});\n`;
    const results = ['test/old.test.ts: opens', 'test/old.test.ts: shuts'];
    const named = 'test/other.test.ts: rings';
    const other = { 'test/other.test.ts': `it('rings', () => {});\n` };
    // What links lead to is read; here the rest of the report leads there.
    expect(await match({ 'test/new.test.ts': both, ...other }, [...results, named, 'unlocated'])).toEqual([
      'test/new.test.ts:1 opens',
      'test/new.test.ts:2 shuts',
      'test/other.test.ts:1 rings',
      expect.stringMatching(/^nowhere/),
    ]);
    const rows = `${OPENS}it.each([1])('rings %i times', () => {});\n`;
    expect(
      await match({ 'test/new.test.ts': rows, ...other }, [
        'test/old.test.ts: opens',
        'test/old.test.ts: rings 2 times',
        'unlocated',
      ]),
    ).toEqual([
      'test/new.test.ts:1 opens',
      'test/new.test.ts:2 rings %i times',
      expect.stringMatching(/^nowhere/),
    ]);
    const gone = /^nowhere: The report says that it stands in `test\/old.test.ts`/;
    const partly = await match({ 'test/new.test.ts': OPENS, ...other }, [...results, named, 'unlocated']);
    expect(partly[0]).toMatch(gone);
    const known = await match({ 'test/new.test.ts': both }, [
      ...results,
      'test/new.test.ts: opens',
      'unlocated',
    ]);
    expect(known[0]).toMatch(gone);
    const several = { 'test/new.test.ts': both, 'test/newer.test.ts': both };
    expect((await match(several, [...results, 'unlocated']))[0]).toMatch(gone);
  });
});

describe('the test of a result', () => {
  const file = 'test/x.test.ts';
  const suites = `describe('doors', () => {\n  it('open', () => {});\n});\ndescribe('keys', () => {\n  it('open', () => {});\n  it('turn', () => {});\n});\n`;

  it('is told from one of the same title by the suites around it [EVID-MATCH-SUITES]', async () => {
    expect(await match({ [file]: suites }, [`${file}: keys > open`, `${file}: doors > open`])).toEqual([
      `${file}:5 open`,
      `${file}:2 open`,
    ]);
    expect(await match({ [file]: suites }, [`${file}: locks > open`])).toEqual([`in ${file}`]);
  });

  it('is found without its suites where the report leaves out all of them and one test has the title [EVID-MATCH-SUITES]', async () => {
    expect(await match({ [file]: suites }, [`${file}: turn`, `${file}: open`])).toEqual([
      `${file}:6 turn`,
      `in ${file}`,
    ]);
    expect(await match({ [file]: suites }, [`${file}: turn`, `${file}: doors > open`])).toEqual([
      `in ${file}`,
      `${file}:2 open`,
    ]);
  });

  it('is found by a title whose tags changed since [EVID-MATCH-TAGS]', async () => {
    expect(await match({ [file]: `it('opens [LOCK-A]', () => {});\n` }, [`${file}: opens [LOCK-B]`])).toEqual(
      [`${file}:1 opens [LOCK-A]`],
    );
  });

  it('is found by what its title says where the code escapes characters in it [EVID-MATCH-ESCAPES]', async () => {
    const titles = {
      'keeps \\\\n and \\\\\\\\ apart': 'keeps \\n and \\\\ apart',
      'splits\\nat\\tblanks': 'splits\nat\tblanks',
      "doesn\\'t mind": "doesn't mind",
      'draws \\u2192, \\u{1F600} and \\x41': 'draws →, 😀 and A',
      'draws \\\\u2192': 'draws \\u2192',
    };
    const code = Object.keys(titles).map((written) => `it('${written}', () => {});\n`);
    const names = Object.values(titles).map((title) => `${file}: ${title}`);
    expect((await match({ [file]: code.join('') }, names)).map((answer) => answer.split(' ')[0])).toEqual(
      code.map((_, i) => `${file}:${i + 1}`),
    );
  });

  it('is found by a title that its rows of values complete [EVID-MATCH-ROWS]', async () => {
    const code = [
      "it.each([1])('adds %i', () => {});",
      "it.each([1])('adds %i and %i', () => {});",
      'it.each([1])(`says $' + '{name} loudly`, () => {});',
      "it.each([1])('names $user.name', () => {});",
      "it('keeps 100%d of it', () => {});",
    ].join('\n');
    expect(
      await match({ [file]: code }, [
        `${file}: adds 1`,
        `${file}: says Crate::put loudly`,
        `${file}: adds 1 and -2.5`,
        `${file}: says it all loudly`,
        `${file}: names Ada`,
        `${file}: keeps 100%d of it`,
      ]),
    ).toEqual([
      `${file}:1 adds %i`,
      `${file}:3 says \${name} loudly`,
      `${file}:2 adds %i and %i`,
      `${file}:3 says \${name} loudly`,
      `${file}:4 names $user.name`,
      `${file}:5 keeps 100%d of it`,
    ]);
  });

  it('is one of several of one title only where the line tells or all ended alike [EVID-MATCH-TWINS]', async () => {
    const twins = `${OPENS}${OPENS}`;
    const at = (line: number) => result(`${file}: opens`, { line });
    expect(await match({ [file]: twins }, [at(2), at(1)])).toEqual([`${file}:2 opens`, `${file}:1 opens`]);
    expect(await match({ [file]: twins }, [`${file}: opens`, `${file}: opens`])).toEqual([
      `${file}:1 opens`,
      `${file}:2 opens`,
    ]);
    const failed = result(`${file}: opens`, { status: 'failed' });
    const open = `nowhere: Several tests have this title: \`${file}:1\` or \`${file}:2\`.`;
    expect(await match({ [file]: twins }, [`${file}: opens`, failed])).toEqual([open, open]);
    expect(await match({ [file]: twins }, [`${file}: opens`])).toEqual([open]);
  });

  it('is the one at the line of the report where a suite is called by what only a run knows [EVID-MATCH-LINE]', async () => {
    const text = `describe(scheme, () => {
  it(\`shows \${name}\`, () => {});
  it('hides it', () => {});
});
`;
    const at = (title: string, line?: number) =>
      result(`${file}: dark > ${title}`, line === undefined ? {} : { line });
    expect(await match({ [file]: text }, [at('shows home', 2), at('hides it', 3)])).toEqual([
      `${file}:2 shows \${name}`,
      `${file}:3 hides it`,
    ]);
    const elsewhere = await match({ [file]: text }, [
      at('shows home'),
      at('shows home', 3),
      at('hides all', 3),
      at('hides it', 9),
    ]);
    expect(elsewhere.map((answer) => answer.split(' ')[0])).toEqual(['in', 'in', 'in', 'in']);
  });

  it('is not one of a file that another runner may have run [EVID-MATCH-OPEN]', async () => {
    const texts = {
      'a/x.test.ts': `${OPENS}it('shuts', () => {});\n`,
      'b/x.test.ts': `${OPENS}it('shuts', () => {});\nit('rings', () => {});\n`,
    };
    const answers = await match(texts, ['opens', 'shuts', 'rings']);
    expect(answers.map((answer) => answer.split(':')[0])).toEqual(['nowhere', 'nowhere', 'nowhere']);
    expect(await match({ 'b/x.test.ts': texts['b/x.test.ts'] }, ['opens', 'shuts', 'rings'])).toEqual([
      'b/x.test.ts:1 opens',
      'b/x.test.ts:2 shuts',
      'b/x.test.ts:3 rings',
    ]);
  });

  it('is not that of a class which the group does not name [EVID-MATCH-GROUP]', async () => {
    const texts = {
      'tests/test_box.py':
        'def test_opens():\n    pass\n\nclass TestLid:\n    def test_shuts(self):\n        pass\n',
      'src/test/java/org/x/BoxTest.java':
        'class BoxTest {\n  @Test void opens() {}\n  @Nested class Lid {\n    @Test void shuts() {}\n  }\n}\n',
    };
    const of = (group: string, title: string) => result(title, { group });
    const results = [
      of('tests.test_box', 'test_opens'),
      of('tests.test_box.TestLid', 'test_shuts'),
      of('tests.test_box.TestGone', 'test_opens'),
      of('org.x.BoxTest', 'opens()'),
      of('org.x.BoxTest$Lid', 'shuts'),
      of('org.x.BoxTest$Gone', 'opens'),
      of('org.x.GoneTest', 'opens'),
    ];
    expect(await match(texts, results, 'reports/all.xml', 'surefire')).toEqual([
      'tests/test_box.py:1 test_opens',
      'tests/test_box.py:5 test_shuts',
      'in tests/test_box.py',
      'src/test/java/org/x/BoxTest.java:2 opens',
      'src/test/java/org/x/BoxTest.java:4 shuts',
      'in src/test/java/org/x/BoxTest.java BoxTest',
      expect.stringMatching(/^nowhere/),
    ]);
  });
});

describe('titles', () => {
  it('that a run completed fit the pattern they were made from [EVID-MATCH-ROWS]', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, fc.integer(), word), { minLength: 1, maxLength: 4 }),
        word,
        (parts, end) => {
          const written = `${parts.map(([before, , name]) => `${before} \${${name}} `).join('')}${end}`;
          const spoken = `${parts.map(([before, value]) => `${before} ${value} `).join('')}${end}`;
          const pattern = titlePattern([written]);
          expect(pattern && fitsPattern(pattern, titleKey([spoken]))).toBe(true);
        },
      ),
    );
  });

  it('are compared in time that grows with their length, whatever stands in them [EVID-MATCH-ROWS]', () => {
    const pattern = titlePattern([`${'%s x '.repeat(400)}end`]);
    const began = performance.now();
    expect(pattern && fitsPattern(pattern, `${'x '.repeat(1_900)}en`)).toBe(false);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('any tests that changed since they ran', () => {
  it('are never credited with a result of other titles [EVID-MATCH-SUITES]', async () => {
    const title = fc.constantFrom('a', 'b', 'a b', 'a [X-1]', 'a %s', 'c');
    const suites = fc.array(
      fc.record({ suite: fc.option(title, { nil: undefined }), tests: fc.array(title) }),
      {
        maxLength: 4,
      },
    );
    const codeOf = (all: readonly { suite: string | undefined; tests: readonly string[] }[]) =>
      all
        .map(({ suite, tests }) => {
          const body = tests.map((each) => `it('${each}', () => {});\n`).join('');
          return suite === undefined ? body : `describe('${suite}', () => {\n${body}});\n`;
        })
        .join('');
    await fc.assert(
      fc.asyncProperty(suites, suites, suites, async (then, now, elsewhere) => {
        const results = then.flatMap(({ suite, tests }) =>
          tests.map((each) =>
            result('', { file: 'test/x.test.ts', titles: [...(suite === undefined ? [] : [suite]), each] }),
          ),
        );
        const texts = { 'test/x.test.ts': codeOf(now), 'test/y.test.ts': codeOf(elsewhere) };
        const matches = await matchIn(texts, report(results));
        const named = results.some(({ titles }) => titles.length > 1);
        for (const [i, each] of matches.entries()) {
          if (each.kind !== 'test') continue;
          expect(each.node.path).toBe('test/x.test.ts');
          const bare = (titles: readonly string[]) => titleKey([titles.join(' ').replaceAll('[X-1]', '')]);
          const own = bare(named ? each.node.titles : each.node.titles.slice(-1));
          const wanted = bare(results[i]?.titles ?? []);
          if (own.includes('%s')) continue;
          expect([own, bare(each.node.titles)]).toContain(wanted);
          if (named) expect(each.node.titles).toHaveLength(results[i]?.titles.length ?? 0);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('the files that are read for reports', () => {
  it('are those that results name, sorted, and none where no result is [EVID-MATCH-FILE]', () => {
    const paths = ['src/x.ts', 'test/a.test.ts', 'test/b.test.ts', 'test/c.test.ts'];
    const results = [result('/ci/x/test/b.test.ts: opens'), result('/ci/x/test/a.test.ts: opens')];
    expect(candidateFiles([report(results)], paths)).toEqual(['test/a.test.ts', 'test/b.test.ts']);
    expect(candidateFiles([report([])], paths)).toEqual([]);
  });

  it('are all that seem to hold tests where a result names none [EVID-MATCH-OPEN]', () => {
    const paths = ['docs/test.md', 'src/x.ts', 'test/a.test.ts'];
    expect(candidateFiles([report([result('opens')])], paths)).toEqual(['test/a.test.ts']);
  });
});
