import { byTest, messageOf, namesOf, placeOf, titleOf } from '../evidence-pieces.ts';
import type { Report, Rule } from '../rule.ts';

export const failedTest: Rule = {
  code: 'evidence/failed-test',
  severity: 'error',
  title: 'A test of a claim that failed',
  find: (context) => {
    const failed = context.evidence.filter(
      ({ kind, result, freshness }) => kind === 'test' && result === 'failed' && freshness.kind === 'fresh',
    );
    return byTest(failed).map(({ piece, claims }): Report => {
      const span = placeOf(piece, context);
      return {
        message: `The test ${titleOf(piece)} speaks for ${namesOf(claims)}, but it failed${messageOf(piece)}`,
        hint: 'Mend the code or the test: until it passes, what it speaks for is refuted.',
        ...(span === undefined ? {} : { span }),
      };
    });
  },
};
