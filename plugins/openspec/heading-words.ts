/** What a heading's words make of it, before its surroundings are looked at. */
export type HeadingRole =
  | { readonly kind: 'requirement'; readonly prefix: number; readonly translated: boolean }
  | { readonly kind: 'scenario'; readonly prefix: number; readonly translated: boolean }
  | { readonly kind: 'purpose'; readonly translated: boolean }
  | { readonly kind: 'requirements'; readonly translated: boolean }
  | { readonly kind: 'scenarios'; readonly translated: boolean }
  | {
      readonly kind: 'delta';
      readonly operation: 'added' | 'modified' | 'removed' | 'renamed';
      readonly exact: boolean;
    }
  | { readonly kind: 'evidence' }
  | { readonly kind: 'plain' };

const PURPOSE = new Set(
  (
    'propósito|objetivo|finalidad|finalidade|zweck|ziel|but|objectif|scopo|doel|syfte|cel|amaç|назначение|цель|' +
    'призначення|мета|目的|用途|概要と目的|목적'
  ).split('|'),
);
const REQUIREMENTS = new Set(
  (
    'requisitos|requerimientos|anforderungen|exigences|requisiti|vereisten|krav|wymagania|gereksinimler|требования|' +
    'вимоги|要件|要求|要求事項|需求|要求规格|요구사항|요구 사항'
  ).split('|'),
);
const SCENARIOS = new Set(
  'escenarios|cenários|szenarien|scénarios|scenari|сценарии|сценарії|シナリオ|场景|場景|시나리오'.split('|'),
);

const REQUIREMENT_PREFIX = /^requirement\s*[:：]\s*/i;
const REQUIREMENT_PREFIX_TRANSLATED =
  /^(?:requisito|requerimiento|anforderung|exigence|требование|вимога|要件|要求|需求|요구사항)\s*[:：]\s*/i;
const SCENARIO_PREFIX = /^scenario(?:\s+outline)?(?:\s+\d+[a-z]?)?\s*[:：]\s*/i;
const SCENARIO_PREFIX_TRANSLATED =
  /^(?:escenario|cenário|szenario|scénario|сценарий|сценарій|シナリオ|场景|場景|情景|시나리오)(?:\s*\d+)?\s*[:：]\s*/i;
const DELTA = /^(added|modified|removed|renamed)\b/i;
const DELTA_EXACT = /^(?:added|modified|removed|renamed) requirements$/i;
const NUMBERING = /^\d+(?:\.\d+)*[.)]?\s+/;

/** Characters of a section's name at most. */
const LONGEST_NAME = 100;

/** Reads a heading's words: `Requirement: …`, `Scenario: …`, `Purpose`, `Requirements`, a delta section, `Evidence`. */
export function roleOfHeading(words: string): HeadingRole {
  const claim = claimPrefix(words);
  if (claim !== undefined) return claim;
  const delta = DELTA.exec(words);
  // Only headings that speak of requirements or scenarios, not `Added value`.
  if (delta !== null && /requirement|scenario|invariant|:/i.test(words)) {
    const operation = (delta[1] ?? '').toLowerCase() as 'added' | 'modified' | 'removed' | 'renamed';
    return { kind: 'delta', operation, exact: DELTA_EXACT.test(words) };
  }
  if (words.length > LONGEST_NAME) return { kind: 'plain' };
  const name = words
    .replace(NUMBERING, '')
    .replace(/[\s:：]+$/, '')
    .toLowerCase();
  if (name === 'purpose') return { kind: 'purpose', translated: false };
  if (/^(?:(?:non-?)?functional )?requirements$/.test(name))
    return { kind: 'requirements', translated: false };
  if (name === 'scenarios') return { kind: 'scenarios', translated: false };
  if (name === 'evidence') return { kind: 'evidence' };
  if (PURPOSE.has(name)) return { kind: 'purpose', translated: true };
  if (REQUIREMENTS.has(name)) return { kind: 'requirements', translated: true };
  if (SCENARIOS.has(name)) return { kind: 'scenarios', translated: true };
  return { kind: 'plain' };
}

function claimPrefix(words: string): HeadingRole | undefined {
  const requirement = REQUIREMENT_PREFIX.exec(words) ?? REQUIREMENT_PREFIX_TRANSLATED.exec(words);
  if (requirement !== null)
    return { kind: 'requirement', prefix: requirement[0].length, translated: !/^r\w*t\s*[:：]/i.test(words) };
  const scenario = SCENARIO_PREFIX.exec(words) ?? SCENARIO_PREFIX_TRANSLATED.exec(words);
  if (scenario !== null)
    return { kind: 'scenario', prefix: scenario[0].length, translated: !/^scenario/i.test(words) };
  return undefined;
}
