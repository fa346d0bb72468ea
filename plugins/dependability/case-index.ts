import {
  type Address,
  type Assessment,
  type CheckedCommand,
  type Claim,
  type Evidence,
  groupBy,
  type Verdict,
} from '#model';

/** An assessment, looked up as the case needs it; made once and linear in its size. */
export interface CaseIndex {
  readonly assessment: Assessment;
  /** What stands directly below a capability: its requirements, and scenarios outside of them, in the author's order. */
  readonly partsOf: ReadonlyMap<string, readonly Claim[]>;
  readonly scenariosOf: ReadonlyMap<Address, readonly Claim[]>;
  readonly claims: ReadonlyMap<Address, Claim>;
  /** Titles of capabilities, by id. */
  readonly titles: ReadonlyMap<string, string>;
  /** Place in the argument of every capability, by id, and of every part of one, by address: `1.2.3`. */
  readonly numbers: ReadonlyMap<string, string>;
  readonly numberOfPart: ReadonlyMap<Address, string>;
  /** A claim's own evidence. */
  readonly evidenceOf: ReadonlyMap<Address, readonly Evidence[]>;
  /** Model commands that bear on no claim, by capability. */
  readonly looseOf: ReadonlyMap<string, readonly CheckedCommand[]>;
}

/** Indexes an assessment for the case. */
export function indexCase(assessment: Assessment): CaseIndex {
  const { capabilities, claims, evidence, models } = assessment;
  const partsOf = groupBy(claims, (claim) =>
    claim.requirement === undefined ? claim.capability : undefined,
  );
  const numbers = new Map(capabilities.map(({ id }, at) => [id, `1.${at + 1}`]));
  return {
    assessment,
    partsOf,
    numbers,
    titles: new Map(capabilities.map(({ id, title }) => [id, title])),
    numberOfPart: new Map(
      [...partsOf].flatMap(([id, parts]) =>
        parts.map(({ address }, at): [Address, string] => [address, `${numbers.get(id) ?? '1'}.${at + 1}`]),
      ),
    ),
    scenariosOf: groupBy(claims, (claim) => claim.requirement),
    claims: new Map(claims.map((claim) => [claim.address, claim])),
    evidenceOf: groupBy(evidence, (piece) => piece.claim),
    looseOf: groupBy(
      models.flatMap((model) => model.commands).filter((command) => command.bearings.length === 0),
      (command) => command.capability,
    ),
  };
}

const NOTHING: Verdict = {
  status: 'unverified',
  why: ['Nothing was judged.'],
  claimedBy: [],
  checkedBy: [],
  evidence: [],
  deciding: [],
  obligations: [],
};

/** The verdict of a claim. */
export function verdictOf({ assessment }: CaseIndex, address: Address): Verdict {
  return assessment.verdicts.get(address) ?? NOTHING;
}

/** The verdict of a capability. */
export function capabilityVerdictOf({ assessment }: CaseIndex, id: string): Verdict {
  return assessment.capabilityVerdicts.get(id) ?? NOTHING;
}

/** A claim and, for a requirement, its scenarios. */
export function withScenarios(index: CaseIndex, claim: Claim): readonly Claim[] {
  return [claim, ...(index.scenariosOf.get(claim.address) ?? [])];
}

/** The evidence of a claim and, for a requirement, of its scenarios. */
export function evidenceBelow(index: CaseIndex, claim: Claim): readonly Evidence[] {
  return withScenarios(index, claim).flatMap(({ address }) => index.evidenceOf.get(address) ?? []);
}
