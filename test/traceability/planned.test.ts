import { describe, expect, it } from 'vitest';
import type { Address, Change, DeltaEntry, Link, Requirement, Scenario, Span, Tag } from '#model';
import { trace } from './memory-project.ts';

const nowhere: Span = { path: 'openspec/changes/x/specs/locker/spec.md', start: 0, end: 0 };

/** `Put in [BOX-PUT]` with the scenario titles below it, which may end in tags too. */
function requirement(words: string, scenarios: readonly string[] = []): Requirement {
  const block = (text: string) => {
    const tag = /\[(.*)\]$/.exec(text)?.[1];
    return {
      address: `locker/${text}` as Address,
      ...(tag === undefined ? {} : { tag: tag as Tag }),
      title: text.replace(/\s*\[.*\]$/, ''),
      span: nowhere,
      headingSpan: nowhere,
      strength: 'mandatory' as const,
    };
  };
  const body = scenarios.map(
    (text): Scenario => ({ ...block(text), kind: 'scenario', form: 'heading', body: [] }),
  );
  return { ...block(words), kind: 'requirement', body };
}

interface EntryInBrief {
  readonly operation?: DeltaEntry['operation'];
  readonly name: string;
  readonly scenarios?: readonly string[];
  readonly capability?: string;
}

/** A change; it is archived when its name begins with a date. */
function change(name: string, ...entries: readonly EntryInBrief[]): Change {
  const date = /^\d{4}-\d{2}-\d{2}/.exec(name)?.[0];
  return {
    name,
    ...(date === undefined ? {} : { date }),
    archived: date !== undefined,
    path: `openspec/changes/${name}`,
    tasks: [],
    otherFiles: [],
    deltas: entries.map((entry) => {
      const operation = entry.operation ?? 'added';
      const whole = operation === 'added' || operation === 'modified';
      return {
        capability: entry.capability ?? 'locker',
        path: nowhere.path,
        irregularities: [],
        entries: [
          {
            operation,
            name: entry.name,
            ...(whole ? { requirement: requirement(entry.name, entry.scenarios) } : {}),
            span: nowhere,
          },
        ],
      };
    }),
  };
}

async function linksIn(text: string, changes: readonly Change[]): Promise<readonly Link[]> {
  const claims = [{ tag: 'BOX-PUT', title: 'put in' }];
  return (await trace(claims, { 'test/box.test.ts': text }, {}, changes)).links;
}

async function inShort(text: string, changes: readonly Change[]): Promise<readonly string[]> {
  const links = await linksIn(text, changes);
  return links.map(({ status, change, reason }) => {
    const by = change ? ` ${change.name}${change.archived ? ' (archived)' : ''}` : '';
    return `${status}${by}: ${reason}`;
  });
}

describe('names that only changes have', () => {
  const add = change('add-take', {
    name: 'Take out [BOX-TAKE]',
    scenarios: ['Empty [BOX-TAKE-EMPTY]', 'Opens at once'],
  });

  it('are planned when an active change defines the tag, the title or the capability [TRACE-PLANNED-ACTIVE]', async () => {
    const text =
      "it.openspec('opens  at once')('[BOX-TAKE] takes', () => { traceSpec('BOX-TAKE-EMPTY'); });\n// @trace spec:vault\n";
    const vault = change('add-vault', { name: 'Shut', capability: 'vault' });
    expect(await inShort(text, [add, vault])).toEqual([
      'orphaned add-take: The title `opens  at once` is defined by the active change `add-take`, not yet by a spec.',
      'orphaned add-take: The tag `BOX-TAKE` is defined by the active change `add-take`, not yet by a spec.',
      'orphaned add-take: The tag `BOX-TAKE-EMPTY` is defined by the active change `add-take`, not yet by a spec.',
      'orphaned add-vault: The capability `vault` is defined by the active change `add-vault`, not yet by a spec.',
    ]);
  });

  it('are planned under their new name when an active change renames [TRACE-PLANNED-ACTIVE]', async () => {
    const rename = change('rename-put', { operation: 'renamed', name: 'Lay in [BOX-LAY]' });
    expect(await inShort("it('lays [BOX-LAY]', () => {});\n", [rename])).toEqual([
      'orphaned rename-put: The tag `BOX-LAY` is defined by the active change `rename-put`, not yet by a spec.',
    ]);
  });

  it('name every active change that defines them, and no archived one [TRACE-PLANNED-ACTIVE]', async () => {
    const old = change('2026-01-02-first', { name: 'Take [BOX-TAKE]' });
    const other = change('again', { operation: 'modified', name: 'Take out [BOX-TAKE]' });
    expect(await inShort("it('takes [BOX-TAKE]', () => {});\n", [add, other, old])).toEqual([
      'orphaned add-take: The tag `BOX-TAKE` is defined by the active changes `add-take` and `again`, not yet by a spec.',
    ]);
  });

  it('are seen in brackets when nothing but an active change has tags of their family [TRACE-PLANNED-ACTIVE]', async () => {
    const vault = change('add-vault', { name: 'Shut [VAULT-SHUT]' });
    const text = "it('shuts [VAULT-SHUT] [VAULT-SHUNT]', () => {});\n";
    expect(await linksIn(text, [])).toEqual([]);
    expect((await linksIn(text, [vault])).map(({ label, change }) => [label, change?.name])).toEqual([
      ['VAULT-SHUT', 'add-vault'],
      ['VAULT-SHUNT', undefined],
    ]);
  });

  it('name the last archived change that defined or removed them [TRACE-PLANNED-ARCHIVED]', async () => {
    const text =
      "it('takes [BOX-TAKE]', () => { traceSpec('BOX-TAKE-EMPTY'); traceSpec('BOX-NONE'); });\n// @trace spec:vault\n";
    const first = change('2026-01-02-first', {
      name: 'Take [BOX-TAKE]',
      scenarios: ['Empty [BOX-TAKE-EMPTY]'],
    });
    const vault = change('2026-02-02-vault', { name: 'Shut', capability: 'vault' });
    const last = change('2026-03-03-last', { operation: 'removed', name: 'Take [BOX-TAKE]' });
    expect(await inShort(text, [first, vault, last])).toEqual([
      'orphaned 2026-03-03-last (archived): No claim has the tag `BOX-TAKE`; the archived change `2026-03-03-last` removed it.',
      'orphaned 2026-01-02-first (archived): No claim has the tag `BOX-TAKE-EMPTY`; the archived change `2026-01-02-first` defined it once.',
      'orphaned: No claim has the tag `BOX-NONE`.',
      'orphaned 2026-02-02-vault (archived): No capability has the id `vault`; the archived change `2026-02-02-vault` defined it once.',
    ]);
  });

  it('are not planned by a change that removes them, and never hide a claim [TRACE-PLANNED-ACTIVE]', async () => {
    const remove = change('remove', { operation: 'removed', name: 'Take [BOX-TAKE]' });
    const again = change('again', { operation: 'modified', name: 'Put in [BOX-PUT]' });
    expect(await inShort("it('[BOX-TAKE] [BOX-PUT]', () => {});\n", [again, remove])).toEqual([
      'orphaned: No claim has the tag `BOX-TAKE`.',
      'covers: The tag `BOX-PUT` stands in the test `[BOX-TAKE] [BOX-PUT]`.',
    ]);
  });
});
