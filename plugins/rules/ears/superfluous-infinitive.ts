import { sentenceRule } from '../sentence-rule.ts';

export const superfluousInfinitive = sentenceRule('superfluous-infinitive', {
  severity: 'note',
  title: 'Be able to between SHALL and the verb',
  message: (words) => `${words} asks for an ability, but a test sees only what is done`,
  hint: 'Say what it does: `SHALL hold`, not `SHALL be able to hold`.',
});
