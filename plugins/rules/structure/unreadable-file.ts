import { irregularityRule } from '../irregularity-rule.ts';

export const unreadableFile = irregularityRule('structure/unreadable-file', 'unreadable-file', {
  severity: 'error',
  title: 'A document that cannot be read',
  message: (detail) => `The file is to be read, but ${REASONS[detail] ?? detail}`,
  hint: 'Save it as UTF-8 text inside the project.',
});

const REASONS: Readonly<Record<string, string>> = {
  missing: 'is not there',
  folder: 'is a folder',
  outside: 'leads out of the project',
  ignored: 'is ignored by git',
  binary: 'is no text',
  unreadable: 'the system refuses to open it',
};
