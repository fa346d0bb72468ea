import { groupBy } from '#model';
import { asClause } from '../as-clause.ts';
import { byTest, namesOf, placeOf, titleOf } from '../evidence-pieces.ts';
import { quote } from '../quote.ts';
import type { Report, Rule, RuleContext } from '../rule.ts';

export const unrunTest: Rule = {
  code: 'evidence/unrun-test',
  severity: 'note',
  title: 'A test of a claim without a result',
  find: (context) => {
    // Without any report every test would be named.
    if (context.reports.length === 0) return [];
    const missing = context.evidence.filter(({ kind, result }) => kind === 'test' && result === 'not-run');
    return [...groupBy(byTest(missing), ({ piece }) => piece.test?.place?.path ?? '')].flatMap(
      ([path, tests]) =>
        tests.length > ONE_BY_ONE ? reportFile(path, tests, context) : reportEach(tests, context),
    );
  },
};

/** Tests of one file that are named one by one; of more, the file was probably left out as a whole. */
const ONE_BY_ONE = 3;

const HINT = 'Run it and let its runner write a report that `evidence.reports` names.';

type Tests = ReturnType<typeof byTest>;

function reportEach(tests: Tests, context: RuleContext): readonly Report[] {
  return tests.map(({ piece, claims }) => {
    const span = placeOf(piece, context);
    const why = piece.test?.notRun;
    return {
      message: `The test ${titleOf(piece)} speaks for ${namesOf(claims)}, but no result of it is known${why === undefined ? '' : `: ${asClause(why)}`}`,
      hint: HINT,
      ...(span === undefined ? {} : { span }),
    };
  });
}

function reportFile(path: string, tests: Tests, context: RuleContext): readonly Report[] {
  const [first] = tests;
  const span = first && placeOf(first.piece, context);
  const titles = tests.map(({ piece }) => piece.test?.title ?? '');
  return [
    {
      message: `${tests.length} tests of ${quote(path)} speak for claims, but no result of them is known: ${namesOf(titles)}`,
      hint: 'Run them and let their runner write a report that `evidence.reports` names.',
      ...(span === undefined ? {} : { span }),
    },
  ];
}
