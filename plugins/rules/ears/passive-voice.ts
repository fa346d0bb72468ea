import { sentenceRule } from '../sentence-rule.ts';

export const passiveVoice = sentenceRule('passive-voice', {
  severity: 'note',
  off: true,
  title: 'A response in the passive',
  message: (words) => `${words} says what is done, but not who does it`,
  hint: 'Let the system act: `the system SHALL store …`.',
});
