import type { Claim, Evidence } from '#model';
import { asClause } from '../as-clause.ts';
import { namesOf } from '../evidence-pieces.ts';
import { quote } from '../quote.ts';
import type { Report, Rule, RuleContext } from '../rule.ts';

export const staleEvidence: Rule = {
  code: 'evidence/stale-evidence',
  severity: 'warning',
  title: 'A claim whose evidence is of another text',
  find: (context) => context.claims.flatMap((claim) => reportOf(claim, context)),
};

function reportOf(claim: Claim, { verdicts }: RuleContext): readonly Report[] {
  const verdict = verdicts.get(claim.address);
  if (verdict?.status !== 'stale') return [];
  const own = verdict.deciding.filter((piece) => isOwn(piece, claim) && !isUnbound(piece));
  const [first] = own;
  if (first === undefined) return [];
  const why =
    first.freshness.kind === 'stale'
      ? asClause(first.freshness.reasons[0] ?? 'it is of another text')
      : 'the text of the requirement changed since';
  const tests = own.map((piece) => piece.test?.title ?? piece.tool);
  return [
    {
      message: `${quote(claim.tag ?? claim.title)} has evidence of ${namesOf(tests)}, but ${why}`,
      span: claim.span,
      hint: 'Run the tests again, or re-affirm with `casebook affirm` that their results still hold.',
    },
  ];
}

/** What is stale in a scenario is reported there; what is older than the requirement alone, here. */
function isOwn(piece: Evidence, claim: Claim): boolean {
  return piece.claim === claim.address || piece.freshness.kind === 'fresh';
}

/** Reported once for the report, and not again for each claim. */
function isUnbound({ test }: Evidence): boolean {
  const binding = test?.outcome?.report.binding;
  return binding?.kind === 'unbound' || (binding?.kind === 'commit' && binding.texts === undefined);
}
