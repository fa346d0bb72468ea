import { irregularityRule } from '../irregularity-rule.ts';

export const unreadText = irregularityRule('structure/unread-text', 'unread-text', {
  severity: 'error',
  title: 'Text too costly to read as Markdown',
  message: (detail) =>
    detail.startsWith('links')
      ? `Links are to be read here, but the file has too many marks: ${detail} were not`
      : `The text is to be read as Markdown from here on, but ${detail} of it hold more marks or nesting than a reader gets through`,
  hint: 'Nest less, or divide it by headings and blank lines.',
});
