import { sentenceRule } from '../sentence-rule.ts';

export const processTrigger = sentenceRule('process-trigger', {
  severity: 'warning',
  title: 'A trigger about building the system',
  message: (words) => `${words} speaks of how the system is built, but a requirement says what it does`,
  hint: 'Say what the system does, whoever builds it.',
});
