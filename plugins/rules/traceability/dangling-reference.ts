import { danglingFiles } from '../reference-targets.ts';
import type { Rule } from '../rule.ts';
import { danglingTags } from '../tags-in-text.ts';

export const danglingReference: Rule = {
  code: 'traceability/dangling-reference',
  severity: 'warning',
  title: 'A reference to something that does not exist',
  find: (context) => [...danglingFiles(context), ...danglingTags(context)],
};
