import type { TestStatus } from '#model';
import { byTest, messageOf, namesOf, placeOf, titleOf } from '../evidence-pieces.ts';
import type { Report, Rule } from '../rule.ts';

export const undecidedTest: Rule = {
  code: 'evidence/undecided-test',
  severity: 'warning',
  title: 'A test of a claim that did not decide',
  find: (context) => {
    const open = context.evidence.filter(
      ({ kind, result, freshness }) =>
        kind === 'test' && ENDED[result] !== undefined && freshness.kind === 'fresh',
    );
    return byTest(open).map(({ piece, claims }): Report => {
      const span = placeOf(piece, context);
      return {
        message: `The test ${titleOf(piece)} speaks for ${namesOf(claims)}, but it ${ENDED[piece.result]}${messageOf(piece)}`,
        hint: 'Let it run to its end: until then what it speaks for is inconclusive.',
        ...(span === undefined ? {} : { span }),
      };
    });
  },
};

const ENDED: Partial<Record<TestStatus, string>> = {
  errored: 'broke off before it could decide',
  skipped: 'was skipped',
  flaky: 'failed and then passed within one run',
};
