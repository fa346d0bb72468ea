import { sentenceRule } from '../sentence-rule.ts';

export const triggerWithoutSubject = sentenceRule('trigger-without-subject', {
  severity: 'note',
  title: 'A trigger in which nobody acts',
  message: (words) => `${words} happens, but it is not said who does it`,
  hint: 'Name who acts: `WHEN the box displays …`.',
});
