import { describe, expect, it } from 'vitest';
import type { ConfigInput } from '#config';
import { createRenderer } from '#render';
import { createSiteData, type SiteData } from '#site-data';
import { assessFiles } from '../rules/memory-project.ts';
import { requirementOf, wordsOf } from './fixture.ts';

const SPEC = `# Box

## Purpose

A box holds one value at a time and tells its callers when they make a mistake.

\`\`\`alloy
module box
sig Value {}
one sig Keeper { var kept: set Value }
sig Box { held: lone Value }
run loose { some held } for 2
\`\`\`

## Requirements

### Requirement: Hold [BOX-HOLD]

The box SHALL hold a value.

\`\`\`alloy
assert Full { all b: Box | some b.held }
check Full for 2
\`\`\`

#### Scenario: Keep [BOX-HOLD-KEEP]

WHEN a value is put in, the box SHALL keep it.

\`\`\`alloy
run keeps { no kept and eventually some kept } for exactly 2 Value, 1 Box, 3 steps expect 1
\`\`\`

### Requirement: Rest [BOX-REST]

The box SHALL rest.

#### Scenario: At night [BOX-REST-NIGHT]

WHEN it is night, the box SHALL rest.
`;

async function open(text = SPEC, input: ConfigInput = {}, showTimes = false): Promise<SiteData> {
  const assessment = await assessFiles([{ path: 'openspec/specs/box/spec.md', text }], input);
  return createSiteData(assessment, { base: '/', renderer: createRenderer({ base: '/' }), showTimes });
}

describe('site data of models', () => {
  it('names on the home page a capability that a command of no claim speaks against [PAGE-EVIDENCE-HOME]', async () => {
    const attention = async (text: string) => (await (await open(text)).home()).evidence.attention;
    const failing = SPEC.replace('run loose { some held } for 2', 'run loose { some none } for 2');
    expect(await attention(failing)).toEqual([
      {
        subject: { href: '/models/box/', text: 'Box' },
        verdict: { status: 'refuted', reason: 'run loose did not end as expected, and bears on no claim' },
      },
      expect.objectContaining({ tag: 'BOX-HOLD' }),
    ]);
    expect((await attention(SPEC)).map(({ tag }) => tag)).toEqual(['BOX-HOLD']);
  });

  it('puts a command on the page of each requirement it bears on, with scope, expectation, outcome and engine [SITE-MODEL-CLAIM]', async () => {
    const page = await requirementOf(await open(), 'box-hold');
    expect(page.commands.map(({ name, standing, outcome }) => [name, standing, outcome])).toEqual([
      ['check Full', 'unexpected', 'there is a counterexample'],
      ['run keeps', 'as-expected', 'there is an instance'],
    ]);
    expect(page.commands[1]).toMatchObject({
      id: 'command-2',
      modelHref: '/models/box/#command-2',
      scope: 'for exactly 2 Value, 1 Box, 3 steps',
      scopeWords: ['exactly 2 Value', 'at most 1 Box', 'traces of at most 3 states'],
      expectation: 'an instance (`expect 1`)',
      engine: expect.stringMatching(/^Casebook \d/),
      size: expect.stringMatching(/^[\d,]+ variables?, [\d,]+ clauses?, trace of 2 states$/),
      at: 'openspec/specs/box/spec.md:31',
      claims: [
        { text: 'BOX-HOLD-KEEP', href: '/requirements/box-hold/#BOX-HOLD-KEEP', by: 'it stands there' },
      ],
    });
    expect(page.verdict).toMatchObject({ status: 'refuted', reason: 'check Full did not end as expected' });
    expect((await requirementOf(await open(), 'box-rest')).commands).toEqual([]);
  });

  it('names outcomes where the commands stand, and leads to their details [SITE-MODEL-CLAIM]', async () => {
    const site = await open();
    const page = await requirementOf(site, 'box-hold');
    const codes = page.body.flatMap((item) =>
      item.kind === 'code'
        ? item.code
        : item.kind === 'scenario'
          ? item.scenario.blocks.flatMap((block) => (block.kind === 'code' ? block.code : []))
          : [],
    );
    expect(codes.map(({ commands }) => commands.map(({ name, href }) => [name, href]))).toEqual([
      [['check Full', '#command-1']],
      [['run keeps', '#command-2']],
    ]);
    const capability = await site.capability('box');
    const first = capability?.body.find((item) => item.kind === 'code');
    expect(first?.kind === 'code' && first.code.commands).toEqual([
      { name: 'run loose', standing: 'as-expected', outcome: 'there is an instance', href: '#command-0' },
    ]);
  });

  it('shows on the page of a capability what bears on no claim and what did not end as expected [SITE-MODEL-CAPABILITY]', async () => {
    const page = await (await open()).capability('box');
    expect(page?.commands.map(({ name, instance }) => [name, instance?.kind])).toEqual([
      ['run loose', undefined],
      ['check Full', 'counterexample'],
    ]);
    expect(page?.model).toEqual({
      href: '/models/box/',
      text: 'Box',
      counts: { 'as-expected': 2, unexpected: 1, undecided: 0 },
    });
    expect(page?.verdict.status).toBe('refuted');
  });

  it('has a page for a model with every fence, its owner, its lines and every command [SITE-MODEL-MODULE]', async () => {
    const site = await open();
    expect(site.slugs('model')).toEqual(['box']);
    const page = await site.model('box');
    expect(page).toMatchObject({
      kind: 'model',
      href: '/models/box/',
      title: 'Box',
      capability: { href: '/capabilities/box/' },
    });
    expect(page?.parts.map(({ owner, tag, firstLine }) => [owner.href, tag, firstLine])).toEqual([
      ['/capabilities/box/', undefined, 8],
      ['/requirements/box-hold/', 'BOX-HOLD', 22],
      ['/requirements/box-hold/#BOX-HOLD-KEEP', 'BOX-HOLD-KEEP', 31],
    ]);
    expect(page?.commands).toHaveLength(3);
    expect(page?.parts[1]?.code).toContain('<a class="cb-name" href="#L22">Full</a>');
    expect(page?.parts[1]?.code).toContain('href="#L11">Box</a>');
    expect(page?.parts[0]?.code).toContain('id="L11"');
    expect(site.sidebar('box').capabilities[0]?.model).toEqual({
      page: { href: '/models/box/', text: 'Its Alloy model' },
      standing: 'unexpected',
    });
    expect((await site.home()).commandCounts).toEqual({ 'as-expected': 2, unexpected: 1, undecided: 0 });
  });

  it('lays a counterexample out as a table for each signature and field [SITE-MODEL-INSTANCE]', async () => {
    const page = await (await open()).model('box');
    const { instance } = page?.commands[1] ?? {};
    expect(instance).toMatchObject({ kind: 'counterexample', states: [{ index: 0 }] });
    expect(instance?.tables.map(({ kind, name, columns }) => [kind, name, columns])).toEqual([
      ['signature', 'Value', ['Value']],
      ['signature', 'Keeper', ['Keeper']],
      ['signature', 'Box', ['Box']],
      ['field', 'Keeper.kept', ['kept']],
      ['field', 'Box.held', ['Box', 'held']],
      ['witness', '$Full_b', ['$Full_b']],
    ]);
  });

  it('lays a trace out state by state, marks what changed, and says where it goes on [SITE-MODEL-TRACE]', async () => {
    const page = await (await open()).model('box');
    const { instance } = page?.commands[2] ?? {};
    expect(instance).toMatchObject({ kind: 'instance', temporal: true });
    expect(instance?.states).toHaveLength(2);
    const last = instance?.states.at(-1)?.next ?? -1;
    expect(instance?.states[last]?.loopStart).toBe(true);
    const kept = instance?.tables.find(({ name }) => name === 'Keeper.kept');
    expect(kept).toMatchObject({ varies: true });
    expect(kept?.values.map(({ changed, tuples }) => [changed, tuples.length > 0])).toEqual([
      [false, false],
      [true, true],
    ]);
    // One keeper needs no column of its own.
    expect(kept?.values[1]?.tuples[0]).toHaveLength(1);
    expect(instance?.tables.find(({ name }) => name === 'Value')).toMatchObject({ varies: false });
  });

  it('shows what is wrong with a model below the fence it stands in, with its rule [SITE-MODEL-PROBLEM]', async () => {
    const page = await (await open(SPEC.replace('some b.held', 'some b.hold'))).model('box');
    expect(page?.parts.map(({ findings }) => findings.map(({ ruleHref }) => ruleHref))).toEqual([
      [],
      ['/rules/models/malformed-model/'],
      [],
    ]);
    expect(page?.commands.map(({ standing, message }) => [standing, message !== undefined])).toEqual([
      ['undecided', true],
      ['undecided', true],
      ['undecided', true],
    ]);
  });

  it('says no time unless it is asked to, so that two builds do not differ [SITE-MODEL-TIME]', async () => {
    const without = await (await open()).model('box');
    expect(without?.commands.map(({ time }) => time)).toEqual([undefined, undefined, undefined]);
    const site = await open(SPEC, {}, true);
    for (const { time } of (await site.model('box'))?.commands ?? [])
      expect(time).toMatch(/^\d+(?:\.\d)? m?s$/);
    expect(await (await open()).cacheKey('model', 'box')).toBe(await (await open()).cacheKey('model', 'box'));
  });

  it('never says that anything is proved [SITE-MODEL-CLAIM]', async () => {
    const site = await open();
    const words = wordsOf([
      await site.model('box'),
      await site.capability('box'),
      await site.requirement('box-hold'),
    ]);
    expect(words).toContain('no counterexample');
    expect(words).not.toMatch(/\bprov(?:e|en|ed|es)\b/i);
  });

  it('has the page of a model that was not run, without outcomes [SITE-MODEL-MODULE]', async () => {
    const { models: _, ...assessment } = await assessFiles([
      { path: 'openspec/specs/box/spec.md', text: SPEC },
    ]);
    const site = createSiteData(
      { ...assessment, models: [] },
      { base: '/', renderer: createRenderer({ base: '/' }) },
    );
    const page = await site.model('box');
    expect(page?.commands).toEqual([]);
    expect(page?.engine).toBeUndefined();
    expect(page?.parts).toHaveLength(3);
    expect(site.sidebar('box').capabilities[0]?.model?.standing).toBeUndefined();
  });
});
