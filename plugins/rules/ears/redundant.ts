import { issueRule } from '../issue-rule.ts';

export const redundantSentence = issueRule('redundant', {
  severity: 'note',
  title: 'A demand that others make already',
  message: ({ first, others }) =>
    `${first} is demanded, but with ${others === '' ? 'the vocabulary' : others} it says nothing new`,
});
