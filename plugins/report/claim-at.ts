import {
  type Address,
  type Assessment,
  type Requirement,
  requirementsOf,
  type Scenario,
  type Span,
  scenariosOf,
} from '#model';

/** A function that says in which claim's block of a spec a place lies, the innermost one; undefined outside all. */
export function claimsByPlace(assessment: Assessment): (span: Span) => Address | undefined {
  const blocks = new Map<string, (Requirement | Scenario)[]>();
  for (const capability of assessment.capabilities) {
    const requirements = requirementsOf(capability);
    // Inner blocks first, so that the first that fits is the innermost.
    const inner = [...requirements.flatMap(scenariosOf), ...scenariosOf(capability)];
    blocks.set(capability.path, [...inner, ...requirements]);
  }
  return ({ path, start }) =>
    blocks.get(path)?.find(({ span }) => span.start <= start && start < span.end)?.address;
}
