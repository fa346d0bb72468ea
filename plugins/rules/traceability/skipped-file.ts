import { LIMITS } from '#config';
import type { SkippedFile } from '#model';
import { quote } from '../quote.ts';
import type { Rule } from '../rule.ts';

export const skippedFile: Rule = {
  code: 'traceability/skipped-file',
  severity: 'note',
  title: 'A code file that was not looked through',
  find: ({ scan }) =>
    scan.skipped.map(({ path, reason }) => ({
      message: `File ${quote(path)} could hold tags, but ${REASONS[reason]}`,
      span: { path, start: 0, end: 0 },
      hint:
        reason === 'unlisted'
          ? 'Let .gitignore name the folders that hold no code of the project.'
          : 'Leave it out with `exclude` in the configuration if it holds none.',
    })),
};

const REASONS: Readonly<Record<SkippedFile['reason'], string>> = {
  'too-large': 'is larger than Casebook looks through',
  binary: 'is no text',
  unreadable: 'could not be opened',
  outside: 'leads out of the project',
  'too-many-tags': `has more than ${LIMITS.tagsPerFile} of them, so that not all were read`,
  unlisted: `it and those after it are beyond the ${LIMITS.projectFiles} files that are looked at`,
  unparsed: 'was too much for its parser, so that it was only searched line by line',
};
