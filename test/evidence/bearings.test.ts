import { describe, expect, it } from 'vitest';
import { assessFiles } from '../rules/memory-project.ts';

const PATH = 'openspec/specs/box/spec.md';

async function bearingsOf(body: string, more: readonly { path: string; text: string }[] = []) {
  const text = `# Box

## Purpose

A box holds one value at a time and tells its callers when they make a mistake.

\`\`\`alloy
sig Value {}
sig Box { held: lone Value }
\`\`\`

## Requirements

${body}`;
  const { models } = await assessFiles([{ path: PATH, text }, ...more]);
  return Object.fromEntries(
    models.flatMap(({ commands }) =>
      commands.map(({ command, bearings }) => [
        command.label,
        bearings.map(({ claim, by }) => `${claim} by ${by}`).sort(),
      ]),
    ),
  );
}

const claim = (tag: string, text: string, scenario = 'WHEN it is used, the box SHALL work.') => `
### Requirement: ${tag} [${tag}]

The box SHALL work. ${text}

#### Scenario: ${tag} one [${tag}-ONE]

${scenario}
`;
const alloy = (code: string) => `\n\`\`\`alloy\n${code}\n\`\`\`\n`;

describe('placeCommands', () => {
  it('gives a command to the claim under whose heading it stands [ALLOY-BEARS]', async () => {
    const bearings = await bearingsOf(
      `### Requirement: A [BOX-A]

The box SHALL work.
${alloy('run first { some held } for 2')}
#### Scenario: One [BOX-A-ONE]

WHEN it is used, the box SHALL work.
${alloy('run second { some held } for 2')}`,
    );
    expect(bearings).toEqual({ first: ['BOX-A by section'], second: ['BOX-A-ONE by section'] });
  });

  it('gives a command to the claim under which what it is about is declared, wherever it stands [ALLOY-BEARS]', async () => {
    const bearings = await bearingsOf(
      `### Requirement: A [BOX-A]

The box SHALL work.
${alloy('assert Full { some Box implies some held }\npred filled { some held }')}
#### Scenario: One [BOX-A-ONE]

WHEN it is used, the box SHALL work.

### Requirement: B [BOX-B]

The box SHALL work.

#### Scenario: One [BOX-B-ONE]

WHEN it is used, the box SHALL work.
${alloy('check Full for 2\nrun filled for 2\nrun own { no held } for 2')}`,
    );
    expect(bearings).toEqual({
      Full: ['BOX-A by section'],
      filled: ['BOX-A by section'],
      own: ['BOX-B-ONE by section'],
    });
  });

  it('gives a command to the claims whose tags stand in its comments or in those of what it is about [ALLOY-BEARS]', async () => {
    const model = alloy(`// [BOX-A] before
run a { some held } for 2

run b { some held } for 2 // [BOX-B-ONE] behind

run c { some held } for 2
-- [BOX-A-ONE] below

/* [BOX-B]
   of the assertion */
assert Full {
  some Box // [BOX-A]
}
check Full for 2

// [BOX-NONE], and [BOX-A] with a gap below

run d { some held } for 2`);
    const bearings = await bearingsOf(`${claim('BOX-A', '')}${claim('BOX-B', '')}\n## Model\n${model}`);
    expect(bearings).toEqual({
      a: ['BOX-A by tag'],
      b: ['BOX-B-ONE by tag'],
      c: ['BOX-A-ONE by tag'],
      Full: ['BOX-A by tag', 'BOX-B by tag'],
      d: [],
    });
  });

  it('gives a command to the claims whose text or evidence names it [ALLOY-BEARS]', async () => {
    const model = alloy(
      'assert Full { some Box }\ncheck Full for 2\nlabelled: run { some held } for 2\nrun other { some Box } for 2',
    );
    const bearings = await bearingsOf(
      `${claim('BOX-A', 'As `check Full` says.')}${claim('BOX-B', 'Other words.', 'WHEN it is used, the box SHALL work, see `labelled`.')}
##### Evidence

- Model: [other](/openspec/specs/box/spec.md)

## Model
${model}`,
    );
    expect(bearings).toEqual({
      Full: ['BOX-A by name'],
      labelled: ['BOX-B-ONE by name'],
      other: ['BOX-B-ONE by name'],
    });
  });

  it('gives it to none where it stands by none, and counts it for the capability [ALLOY-BEARS-NONE]', async () => {
    expect(
      await bearingsOf(`${claim('BOX-A', '')}\n## Model\n${alloy('run alone { some held } for 2')}`),
    ).toEqual({
      alone: [],
    });
  });

  it('takes a tag that two claims carry for none, and one of another capability for that [ALLOY-BEARS]', async () => {
    const lid = `# Lid\n\n## Purpose\n\nA lid closes a box so that nothing can fall out of it.\n\n## Requirements\n${claim('LID-A', '')}`;
    const twice =
      claim('BOX-A', '') + claim('BOX-A', '').replace('Requirement: BOX-A ', 'Requirement: Again ');
    const model = alloy('// [BOX-A] [LID-A]\nrun a { some held } for 2');
    expect(
      await bearingsOf(`${twice}\n## Model\n${model}`, [{ path: 'openspec/specs/lid/spec.md', text: lid }]),
    ).toEqual({ a: ['LID-A by tag'] });
  });

  it('reads no tag out of a text in quotes, and no name out of a fence or a comment of the spec [ALLOY-BEARS]', async () => {
    const bearings = await bearingsOf(
      `${claim('BOX-A', '\n\n<!-- see `quoted` -->')}${claim('BOX-B', `\n${'```'}ts\n// \`quoted\`\n${'```'}\n`)}\n## Model\n${alloy('fact "[BOX-A]" { some Box }\nrun quoted { some held } for 2')}`,
    );
    expect(bearings).toEqual({ quoted: [] });
  });
});
