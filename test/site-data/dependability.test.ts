import { expect, test } from 'vitest';
import { LIMITS } from '#config';
import { indexCase, pyramidOfProject, toQueue } from '#dependability';
import type { Assessment } from '#model';
import { createRenderer } from '#render';
import { type ArgumentView, createSiteData, type SiteData } from '#site-data';
import { assessed, evidenceFor, STALE } from '../dependability/fixture.ts';
import { assessFixture, openSite } from './fixture.ts';

const open = (assessment: Assessment): SiteData =>
  createSiteData(assessment, { base: '/spec/', renderer: createRenderer({ base: '/spec/' }) });

/** A project with so many capabilities, so many requirements in each, each with one scenario that has one test. */
function projectOf(capabilities: number, requirements: number): Assessment {
  const names = Array.from({ length: capabilities }, (_, at) => `c${at}`);
  return assessed(
    Object.fromEntries(
      names.map((name) => [
        name,
        Object.fromEntries(
          Array.from({ length: requirements }, (_, at) => [`T-${name}-${at}`, [`T-${name}-${at}-A`]]),
        ),
      ]),
    ),
    {
      evidence: names.flatMap((name) =>
        Array.from({ length: requirements }, (_, at) =>
          evidenceFor(`T-${name}-${at}-A`, { title: `tests ${name} ${at}` }),
        ),
      ),
    },
  );
}

const tree = (view: ArgumentView): readonly ArgumentView[] => [view, ...view.children.flatMap(tree)];

test('leads from the top of the argument to a page for each capability [CASE-TEXT-OUTLINE]', async () => {
  const site = open(projectOf(3, 2));
  const { argument, picture, capabilities } = site.evidence();
  const goals = tree(argument).filter(({ kind, href }) => kind === 'goal' && href !== undefined);
  expect(goals.map(({ href }) => href)).toEqual([
    '/spec/evidence/c0/',
    '/spec/evidence/c1/',
    '/spec/evidence/c2/',
  ]);
  expect(capabilities.map(({ href }) => href)).toEqual(goals.map(({ href }) => href));
  for (const { href } of capabilities) expect(picture).toContain(`href="${href}"`);
  expect(site.slugs('evidence')).toEqual(['c0', 'c1', 'c2']);
  const part = await site.evidencePart('c1');
  expect(tree(part?.argument as ArgumentView).filter(({ kind }) => kind === 'solution')).toHaveLength(2);
});

test('tells on the page of a capability everything that its picture shows [CASE-TEXT-OUTLINE]', async () => {
  const part = await open(
    assessed(
      { box: { 'BOX-ADD': ['BOX-ADD-FULL', 'BOX-ADD-EMPTY'] } },
      {
        evidence: [
          evidenceFor('BOX-ADD-FULL'),
          evidenceFor('BOX-ADD-EMPTY', { result: 'failed', title: 'stays empty' }),
          evidenceFor('BOX-ADD-EMPTY', { title: 'old', ...STALE }),
        ],
      },
    ),
  ).evidencePart('box');
  if (part === undefined) throw new Error('No page');
  const told = tree(part.argument);
  for (const [, id = ''] of part.picture.matchAll(/<title>([A-Za-z]+[\d.]+): /g))
    if (!id.startsWith('C1')) expect(told.map((one) => one.id)).toContain(id);
  expect(told.filter(({ role }) => role === 'challenges').map(({ standing }) => standing)).toEqual([
    'failed',
  ]);
  const [old] = told.filter(({ role }) => role === 'seen');
  expect(old).toMatchObject({ standing: 'stale', note: 'The sentence has changed since.' });
});

test('draws many capabilities as few, the worst one by one [CASE-PICTURE-BOUNDED]', () => {
  const base = projectOf(60, 1);
  const evidence = base.evidence.map((piece) =>
    piece.claim.startsWith('T-c37-') ? { ...piece, result: 'failed' as const } : piece,
  );
  const names = Object.fromEntries(
    base.capabilities.map(({ id }) => [id, { [`T-${id}-0`]: [`T-${id}-0-A`] }]),
  );
  const { picture, argument } = open(assessed(names, { evidence })).evidence();
  expect(picture.match(/class="gsn-goal"/g)?.length).toBeLessThanOrEqual(LIMITS.argumentGoals + 1);
  expect(picture).toContain('href="/spec/evidence/c37/"');
  expect(picture).toMatch(/\d+ more capabilities, each verified/);
  expect(tree(argument).filter(({ href }) => href !== undefined)).toHaveLength(60);
});

test('gives each requirement of a large capability a page of its own [CASE-PICTURE-BOUNDED]', async () => {
  const site = open(projectOf(1, 40));
  expect(site.slugs('evidence')).toHaveLength(41);
  const whole = await site.evidencePart('c0');
  expect(whole?.picture).not.toContain('gsn-solution');
  const one = await site.evidencePart('c0/t-c0-7');
  expect(one).toMatchObject({
    title: 'Title of T-c0-7',
    tag: 'T-c0-7',
    about: { href: '/spec/requirements/t-c0-7/' },
  });
  expect(one?.picture).toContain('gsn-solution');
  expect(one?.previous?.href).toBe('/spec/evidence/c0/t-c0-6/');
});

test('keeps every page small in a project of eight thousand requirements [CASE-PICTURE-BOUNDED]', async () => {
  const site = open(projectOf(8, 1_000));
  const pages = [
    site.evidence(),
    site.matrix(),
    site.queue(),
    await site.evidencePart('c3'),
    await site.evidencePart('c3/t-c3-999'),
  ];
  for (const page of pages) expect(JSON.stringify(page).length).toBeLessThan(1_500_000);
});

test('has an address of its own for a capability that is called as a page of the case [CASE-TEXT-OUTLINE]', async () => {
  const site = open(assessed({ matrix: { M: [] }, queue: { Q: [] }, 'queue-2': { R: [] } }));
  expect(site.slugs('evidence')).toEqual(['matrix-2', 'queue-2', 'queue-2-2']);
  expect((await site.evidencePart('queue-2'))?.title).toBe('Title of queue');
});

test('shows the matrix by requirement, and by capability where there are too many [CASE-MATRIX-BOUNDED]', async () => {
  const small = open(projectOf(3, 2)).matrix();
  expect(small).toMatchObject({ rowsAre: 'requirements', table: { rows: 6, columns: [{ layer: 'unit' }] } });
  const site = open(projectOf(4, 200));
  const large = site.matrix();
  expect(large).toMatchObject({ rowsAre: 'capabilities', requirements: 800, table: { rows: 4 } });
  expect(large.table.groups[0]?.rows[0]).toMatchObject({
    href: '/spec/evidence/c0/#matrix',
    cells: [{ pieces: 200 }],
  });
  expect((await site.evidencePart('c0'))?.matrix?.rows).toBe(200);
});

test('says in words what a cell of the matrix holds and which layers are empty [CASE-MATRIX-CELL]', () => {
  const evidence = [evidenceFor('A'), evidenceFor('A', { title: 'no', result: 'failed' })];
  const { table } = open(assessed({ box: { A: [] } }, { evidence })).matrix();
  expect(table.groups[0]?.rows[0]?.cells).toEqual([
    { layer: 'unit', pieces: 2, worst: 'failed', words: '1 failed, 1 passed' },
  ]);
  expect(table.missing).toContain('property tests');
});

test('shows the same numbers on every page of the case [CASE-COUNT-SAME]', async () => {
  const assessment = projectOf(3, 4);
  const site = open(assessment);
  const { pyramid, queue, scope } = site.evidence();
  const index = indexCase(assessment);
  expect(pyramid.pieces).toBe(pyramidOfProject(index).pieces);
  expect(scope.evidence).toContain(`${pyramid.pieces} pieces`);
  const cells = site.matrix().table.groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  expect(cells.reduce((sum, cell) => sum + (cell?.pieces ?? 0), 0)).toBe(pyramid.pieces);
  expect(queue.reduce((sum, { count }) => sum + count, 0)).toBe(toQueue(index).length);
  expect(site.queue().total).toBe(toQueue(index).length);
});

test('leads from each entry of the queue to its claim, and counts those that a page leaves out [CASE-QUEUE-WHY]', () => {
  const many = assessed({ box: Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`B-${at}`, []])) });
  const page = open(many).queue();
  expect(page.total).toBe(300);
  const [group] = page.groups;
  expect(group?.total).toBe(300);
  expect(group?.entries).toHaveLength(LIMITS.queueEntries);
  expect(group?.entries[0]).toMatchObject({
    href: '/spec/requirements/b-0/',
    tag: 'B-0',
    capabilityId: 'box',
    strength: 'mandatory',
  });
});

test('summarises a pyramid in words: how much, how old, what is missing [CASE-PYRAMID-WORDS]', () => {
  const evidence = [evidenceFor('A'), evidenceFor('B', { layer: 'property', ...STALE })];
  const { pyramid } = open(assessed({ box: { A: [], B: [] } }, { evidence })).evidence();
  expect(pyramid.summary).toBe(
    '2 pieces of evidence on 2 of 15 layers, 1 of them stale. No result by static analysis, comparison with an oracle, invariants, integration tests, nor on 9 more layers.',
  );
  expect(open(assessed({ box: { A: [] } })).evidence().pyramid.summary).toBe(
    'No evidence on any layer for 1 claim.',
  );
});

test('makes equal pages of equal assessments [CASE-COUNT-SAME]', async () => {
  const [one, other] = [await openSite(), await openSite()];
  for (const slug of one.slugs('evidence'))
    expect(await one.cacheKey('evidence', slug)).toBe(await other.cacheKey('evidence', slug));
  expect(JSON.stringify(one.evidence())).toBe(JSON.stringify(other.evidence()));
  expect(one.slugs('evidence').length).toBeGreaterThanOrEqual((await assessFixture()).capabilities.length);
});
