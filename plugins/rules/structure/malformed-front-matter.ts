import { irregularityRule } from '../irregularity-rule.ts';

export const malformedFrontMatter = irregularityRule(
  'structure/malformed-front-matter',
  'malformed-front-matter',
  {
    severity: 'warning',
    title: 'Front matter that cannot be read',
    message: (detail) =>
      `The front matter is meant to be YAML between two lines of \`---\`, but there is a problem: ${detail}`,
    hint: 'Mend it or remove it; the rest of the file is read either way.',
  },
);
