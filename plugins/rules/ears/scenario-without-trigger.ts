import { isInScenario } from '../sentence-filters.ts';
import { sentenceRule } from '../sentence-rule.ts';

export const scenarioWithoutTrigger = sentenceRule('scenario-without-trigger', {
  severity: 'warning',
  title: 'A scenario without WHEN',
  message: (words) => `${words} says what comes of it, but not what happens`,
  hint: 'Add a step: `- **WHEN** …`.',
  only: isInScenario,
  // What is given can be all that it takes: then it says what holds in a state.
  atMost: (written) => (/\bGIVEN\b/i.test(written) ? 'note' : 'warning'),
});
