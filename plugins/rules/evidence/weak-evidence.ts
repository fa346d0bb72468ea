import type { Evidence } from '#model';
import { asClause } from '../as-clause.ts';
import { placeOf, titleOf } from '../evidence-pieces.ts';
import type { Report, Rule } from '../rule.ts';

export const weakEvidence: Rule = {
  code: 'evidence/weak-evidence',
  severity: 'warning',
  title: 'Evidence that shows less than its result says',
  find: (context) => {
    const reports = new Map<string, Report>();
    for (const piece of context.evidence) {
      if (piece.weak === undefined || piece.result !== 'passed' || piece.freshness.kind === 'stale') continue;
      // What is weak about commands, the rules about models say.
      if (piece.kind === 'command') continue;
      const span = piece.example?.example.fence.span ?? placeOf(piece, context);
      const message = `${nameOf(piece)} ended well, but ${asClause(piece.weak)}`;
      // One piece of evidence may speak for several claims.
      const key = JSON.stringify([message, span]);
      if (!reports.has(key))
        reports.set(key, { message, hint: hintFor(piece), ...(span === undefined ? {} : { span }) });
    }
    return reports.values();
  },
};

function hintFor({ link }: Evidence): string {
  return link?.match === 'other-file'
    ? 'Correct the link, if this is the test that it means: until then it counts for nothing.'
    : 'Let it be able to fail: until then it counts for nothing.';
}

function nameOf(piece: Evidence): string {
  return piece.kind === 'example' ? 'The example' : `The ${piece.kind} ${titleOf(piece)}`;
}
