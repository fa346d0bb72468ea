import { endsThere, goesOnBelow } from '../sentence-filters.ts';
import { sentenceRule } from '../sentence-rule.ts';

export const leadWithoutItems = sentenceRule('lead-without-items', {
  severity: 'error',
  title: 'A requirement that ends in a colon',
  message: (words) => `${words} leads a list in, but no list follows`,
  hint: 'Write the list, or end the sentence.',
  only: endsThere,
  atMost: (_, found) => (goesOnBelow(found) ? 'note' : 'error'),
});
