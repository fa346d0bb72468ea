import { describe, expect, it } from 'vitest';
import type { IssueView } from '#site-data';
import { dangersIn, textIn } from '../render/html-oracle.ts';
import { requirementOf, wordsOf } from './fixture.ts';
import { assessSentences, openBox, openSentences } from './sentences-fixture.ts';

const issueOn = async (slug: string, check: string): Promise<IssueView> => {
  const { consistency } = await requirementOf(await openSentences(), slug);
  const issue = consistency.issues.find((one) => one.check === check);
  if (issue === undefined)
    throw new Error(`No ${check}, only ${consistency.issues.map((one) => one.check).join(', ')}`);
  return issue;
};

describe('consistency on a page', () => {
  it('quotes both sentences, the situation, what each demands and what to do [PAGE-CONSISTENCY-ISSUE]', async () => {
    const issue = await issueOn('warm-lid', 'contradiction');
    const { files } = await assessSentences();
    const spec = files.get('openspec/specs/keep-warm/spec.md')?.text ?? '';
    for (const { html, at } of issue.members) {
      expect(spec).toContain(textIn(html));
      expect(at).toMatch(/^openspec\/specs\/keep-warm\/spec\.md:\d+$/);
    }
    expect(issue.members.map(({ demands }) => textIn(demands))).toEqual([
      'set the plate to WARM',
      'set the plate to OFF',
    ]);
    expect(issue.situation.map(({ html, holds }) => [textIn(html), holds])).toEqual([
      ['the plate is OFF', true],
      ['the button is pressed', true],
      ['the lid is open', true],
    ]);
    expect(issue.severity).toBe('error');
    expect(textIn(issue.hint)).not.toBe('');
    expect(issue.meaning).toMatch(/no system can do/);
    expect(issue.relation).toMatch(/Whenever/);
    for (const html of [issue.hint, ...issue.members.flatMap((one) => [one.html, one.demands])])
      expect(dangersIn(html)).toEqual([]);
  });

  it('shows an issue on the pages of all its requirements and leads from one to the other [PAGE-CONSISTENCY-BOTH]', async () => {
    const here = await issueOn('warm-lid', 'contradiction');
    const there = await issueOn('warm-begin', 'contradiction');
    expect(here.id).toBe(there.id);
    expect(here.members.map(({ tag, own }) => [tag, own])).toEqual([
      ['WARM-BEGIN', false],
      ['WARM-LID', true],
    ]);
    expect(there.members.map(({ own }) => own)).toEqual([true, false]);
    expect(here.members[0]?.claim.href).toBe('/spec/requirements/warm-begin/');
    const page = await requirementOf(await openSentences(), 'warm-begin');
    const [sentence] = page.body;
    const reading = sentence?.kind === 'sentence' ? sentence.readings[0] : undefined;
    expect(reading?.issues).toEqual([
      {
        text: 'Contradiction: with WARM-LID',
        severity: 'error',
        href: `/spec/requirements/warm-begin/#${here.id}`,
      },
    ]);
    const proofs = page.evidence.layers.find(({ layer }) => layer === 'consistency')?.pieces ?? [];
    expect(proofs.map(({ sourceHref }) => sourceHref)).toContain(`#${here.id}`);
    const capability = await (await openSentences()).capability('keep-warm');
    expect(capability?.sentences.consistency.issues.map(({ id }) => id)).toContain(here.id);
  });

  it('shows what was accepted last, with the reason [PAGE-CONSISTENCY-ACCEPTED]', async () => {
    const issue = await issueOn('warm-say', 'duplicate');
    expect(issue.accepted?.reason).toBe('the label on the kettle repeats it word for word');
    expect(issue.accepted?.at).toMatch(/keep-warm\/spec\.md:\d+$/);
    const all = (await (await openSentences()).capability('keep-warm'))?.sentences.consistency.issues ?? [];
    const accepted = all.map((one) => one.accepted !== undefined);
    expect(accepted).toEqual([...accepted].sort());
    expect(accepted).toContain(true);
    expect(accepted).toContain(false);
  });

  it('shows proved cases as a table [PAGE-CONSISTENCY-CASES]', async () => {
    const { consistency } = await requirementOf(await openSentences(), 'warm-age');
    const [partition] = consistency.partitions;
    expect(partition?.cases.map(({ tag, own }) => [tag, own])).toEqual([
      ['WARM-AGE-FRESH', true],
      ['WARM-AGE-STANDING', true],
      ['WARM-AGE-OLD', true],
    ]);
    expect(partition?.cases.map(({ conditions }) => conditions.map(textIn).join())).toEqual([
      'the age of the water is below 10 minutes',
      'the age of the water is at least 10 minutes and at most 60 minutes',
      'the age of the water is more than 60 minutes',
    ]);
    expect(partition?.cases.map(({ demands }) => demands.map(textIn).join())).toEqual([
      'show a green light',
      'show a yellow light',
      'show a red light',
    ]);
    expect(partition?.over).not.toBe('');
    expect(consistency.summary.join(' ')).toMatch(/^Beside its proved cases, /);
  });

  it('never says that no conflict was found without what that rests on [PAGE-CONSISTENCY-COVERAGE]', async () => {
    const site = await openSentences();
    const { ears } = await assessSentences();
    for (const slug of site.slugs('requirement')) {
      const page = await requirementOf(site, slug);
      const words = page.consistency.summary.join(' ');
      const compared = ears.coverage.get(page.capabilityId)?.compared ?? new Map<string, number>();
      const partners = ears.sentences
        .filter(({ claim, requirement }) => [claim, requirement].some((one) => one === page.address))
        .flatMap(({ id }) => compared.get(id) ?? []);
      if (partners.length === 0) expect(words).not.toMatch(/no conflict/i);
      else expect(words).toMatch(/(?:was|were) compared with (?:\d+ )?others? that/);
      if (/no conflict/i.test(words)) expect(words).toMatch(/[Cc]ondition/);
    }
    const fine = (await requirementOf(site, 'warm-cool')).consistency;
    expect(fine.summary.join(' ')).toBe(
      'Its sentence was compared with 3 others that speak of the same thing, and no conflict was found. Both conditions of its sentence are understood.',
    );
    const { coverage } = ears;
    const [unsure] = [...coverage].filter(([id]) => id === 'keep-warm');
    const doubtful = await openSentences({
      ears: {
        ...ears,
        coverage: new Map([
          ...coverage,
          ...(unsure === undefined ? [] : [[unsure[0], { ...unsure[1], solved: 2, unanswered: 1 }] as const]),
        ]),
      },
    });
    expect((await requirementOf(doubtful, 'warm-cool')).consistency.summary.at(-1)).toBe(
      'In this capability: 1 of the 3 questions that took a solver is left without an answer: what they ask is not known.',
    );
    const alone = await openBox(
      '### Requirement: Open [BOX-1]\n\nWHEN the lid is lifted, the box SHALL open.\n',
    );
    const { summary } = (await requirementOf(alone, 'box-1')).consistency;
    expect(summary).toEqual([
      'Nothing is known of how its sentence goes together with others: no other sentence speaks of the same thing in words that are understood.',
      'The only condition of its sentence is words only.',
    ]);
  });

  it('counts on the page of a capability what was understood, and lists what was left out [PAGE-CONSISTENCY-COVERAGE]', async () => {
    const site = await openSentences();
    const page = await site.capability('keep-warm');
    const { coverage, summary } = page?.sentences.consistency ?? {};
    const { ears } = await assessSentences();
    const conditions = ears.sentences
      .filter(({ capability }) => capability === 'keep-warm')
      .flatMap((sentence) => sentence.conditions);
    expect(coverage?.conditions.all).toBe(conditions.length);
    expect(coverage?.conditions.formal).toBe(conditions.filter(({ reading }) => reading === 'formal').length);
    expect(summary?.join(' ')).toContain(`${coverage?.conditions.formal} are understood`);
    const places = coverage?.opaque.flatMap((one) => one.places) ?? [];
    expect(places.map(({ claim }) => claim.text)).toContain('Go quiet at night');
    for (const { at, sourceHref } of places) {
      const line = at.match(/:(\d+)$/)?.[1];
      expect(sourceHref).toBe(`/spec/source/openspec/specs/keep-warm/spec.md/#L${line}`);
    }
    expect(wordsOf(coverage?.opaque)).toMatch(/it names no response/);
  });

  it('leads to a script that the site publishes [PAGE-CONSISTENCY-SCRIPT]', async () => {
    const issue = await issueOn('warm-lid', 'contradiction');
    const name = issue.script?.text ?? '';
    expect(issue.script?.href).toBe(`/spec/smt/${name}`);
    const { ears } = await assessSentences();
    expect((await openSentences()).scripts().get(name)).toBe(ears.scripts.get(name));
    expect(ears.scripts.get(name)).toContain('(check-sat)');
  });
});
