import { isInScenario } from '../sentence-filters.ts';
import { sentenceRule } from '../sentence-rule.ts';

export const scenarioWithoutOutcome = sentenceRule('scenario-without-outcome', {
  severity: 'warning',
  title: 'A scenario without THEN',
  message: (words) => `${words} says what happens, but not what comes of it`,
  hint: 'Add a step: `- **THEN** …`.',
  only: isInScenario,
});
