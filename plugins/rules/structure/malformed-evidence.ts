import { irregularityRule } from '../irregularity-rule.ts';
import { quote } from '../quote.ts';

export const malformedEvidence = irregularityRule('structure/malformed-evidence', 'malformed-evidence', {
  severity: 'warning',
  title: 'A line under Evidence that names nothing',
  message: (detail) => `Unexpected entry ${quote(detail)} under Evidence, expected \`Kind: [text](link)\``,
  hint: 'Link the code or the test it means.',
});
