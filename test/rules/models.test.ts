import { describe, expect, it } from 'vitest';
import { assessFiles, GOOD_SPEC } from './memory-project.ts';

const withModel = (model: string, comment = '') => [
  {
    path: GOOD_SPEC.path,
    text: GOOD_SPEC.text.replace(
      '#### Scenario',
      `${comment}\n\n\`\`\`alloy\n${model}\n\`\`\`\n\n#### Scenario`,
    ),
  },
];
const found = async (model: string, comment?: string) =>
  (await assessFiles(withModel(model, comment))).findings.map(({ code, message }) => `${code}: ${message}`);

describe('rules of models', () => {
  it('reports each trouble once, where it stands [FIND-MODEL-RULES]', async () => {
    const model =
      'sig A { f: Nothing }\nrun one_ { some A } for 2\nrun two { no A } for 2\nassert Never { no A }';
    const { findings, files } = await assessFiles(withModel(model));
    // The mistake is said once, not again for each command that it keeps from running, nor what is missing besides.
    expect(findings.map(({ code }) => code)).toEqual(['models/malformed-model']);
    const span = findings[0]?.span;
    expect(span && files.get(span.path)?.text.slice(span.start, span.end)).toBe('Nothing');
  });

  it('says what was expected, what came of it and within which scope [FIND-MODEL-RULES]', async () => {
    expect(
      await found(
        'sig A { f: lone A }\nassert All { all a: A | some a.f }\ncheck All for 2\nrun none_ { no A } for 3 expect 0\nrun both { some A and no A }\ncheck Fine { no A or some A } for 2 expect 1',
      ),
    ).toEqual([
      'models/unmet-expectation: `check All` states that its assertion holds, but there is a counterexample within the scope `for 2`',
      'models/unmet-expectation: `run none_` expects no instance (`expect 0`), but there is one within the scope `for 3`',
      'models/unmet-expectation: `run both` asks for an instance, but there is none within the default scope',
      'models/unmet-expectation: `check Fine` expects a counterexample (`expect 1`), but there is none within the scope `for 2`',
    ]);
  });

  it('accepts a counterexample for a reason [FIND-MODEL-ALLOW]', async () => {
    const model = 'sig A {}\nassert None { no A }\ncheck None for 2';
    expect(await found(model)).toHaveLength(1);
    expect(
      await found(model, '<!-- allow models/unmet-expectation: it shows the gap that change 7 closes -->'),
    ).toEqual([]);
  });
});
