import { beginsWithModal, isItemOrLabelled } from '../sentence-filters.ts';
import { sentenceRule } from '../sentence-rule.ts';

export const missingSubject = sentenceRule('missing-subject', {
  severity: 'warning',
  title: 'A requirement that names no system',
  message: (words) => `${words} binds, but nobody is named who must do it`,
  hint: 'Name the system before the modal: `the system SHALL …`.',
  only: beginsWithModal,
  atMost: (_, found) => (isItemOrLabelled(found) ? 'note' : 'warning'),
});
