import {
  type Address,
  type CheckedModel,
  type Claim,
  type Evidence,
  groupBy,
  type Link,
  type Verdict,
} from '#model';
import { inSpecOrder, statusOfCommand } from './command-status.ts';
import { inStableOrder } from './evidence-order.ts';
import { rollUp } from './roll-up.ts';
import { capabilityReasons } from './why-capability.ts';

/** What capabilities are judged by. */
export interface CapabilityInput {
  /** In the order of the specs. */
  readonly claims: readonly Claim[];
  readonly verdicts: ReadonlyMap<Address, Verdict>;
  /** Those that count, in reading order. */
  readonly links: readonly Link[];
  readonly models: readonly CheckedModel[];
  readonly capabilities: readonly string[];
  readonly somethingExecuted: boolean;
  readonly rankOf: (piece: Evidence) => number;
}

/** Judges every capability by its requirements, by scenarios outside any, and by the commands that bear on none of its claims. */
export function judgeCapabilities(input: CapabilityInput): Map<string, Verdict> {
  const { claims, verdicts, links, models, capabilities } = input;
  const byCapability = groupBy(claims, (claim) => claim.capability);
  const wholes = groupBy(links, (link) => (link.claim === undefined ? link.capability : undefined));
  const loose = groupBy(
    models.flatMap((model) => model.commands).filter((command) => command.bearings.length === 0),
    (command) => command.capability,
  );
  const linkOrder = new Map(links.map((link, index) => [link, index]));
  const ids = [...new Set([...capabilities, ...byCapability.keys()])].sort();
  return new Map(
    ids.map((id): [string, Verdict] => {
      const judged = (byCapability.get(id) ?? []).flatMap((claim) => {
        const verdict = verdicts.get(claim.address);
        return verdict === undefined ? [] : [{ claim, verdict }];
      });
      const parts = judged.filter(
        ({ claim }) => claim.requirement === undefined || !verdicts.has(claim.requirement),
      );
      const whole = wholes.get(id) ?? [];
      const free = inSpecOrder(loose.get(id) ?? []);
      const commands = inSpecOrder([...judged.flatMap(({ verdict }) => verdict.checkedBy), ...free]);
      const status = rollUp([
        ...free.map(statusOfCommand),
        ...(parts.length === 0 ? (['unverified'] as const) : parts.map(({ verdict }) => verdict.status)),
      ]);
      const waiver = parts.find(({ verdict }) => verdict.waiver !== undefined)?.verdict.waiver;
      const deciding = parts.filter(({ verdict }) => verdict.status === status);
      return [
        id,
        {
          status,
          why: capabilityReasons({
            status,
            judged,
            whole: whole.length,
            commands,
            somethingExecuted: input.somethingExecuted,
          }),
          claimedBy: [...new Set([...judged.flatMap(({ verdict }) => verdict.claimedBy), ...whole])].sort(
            (a, b) => (linkOrder.get(a) ?? 0) - (linkOrder.get(b) ?? 0),
          ),
          checkedBy: commands,
          evidence: inStableOrder(
            judged.flatMap(({ verdict }) => verdict.evidence),
            input.rankOf,
          ),
          deciding: inStableOrder(
            deciding.flatMap(({ verdict }) => verdict.deciding),
            input.rankOf,
          ),
          obligations: [],
          ...(status === 'waived' && waiver !== undefined ? { waiver } : {}),
        },
      ];
    }),
  );
}
