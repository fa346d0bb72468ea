import { describe, expect, it } from 'vitest';
import { analyze } from '#alloy';
import { LIBRARY } from '../../../plugins/alloy/library/index.ts';
import { resolve } from '../../../plugins/alloy/resolve/resolve.ts';
import { parseModule } from '../../../plugins/alloy/syntax/index.ts';

/** The outcome of the only command of a model. */
async function outcomeOf(text: string): Promise<string> {
  const { commands, problems } = await analyze(text, { path: 'main.als' });
  const [command] = commands;
  if (!command || commands.length !== 1) throw new Error(`one command: ${problems[0]?.message}`);
  return command.outcome.kind === 'error' ? command.outcome.message : command.outcome.kind;
}

/** Whether a claim holds of all models within a scope. */
async function holds(opens: string, claim: string, scope: string): Promise<boolean> {
  const outcome = await outcomeOf(`${opens}\ncheck { ${claim} } for ${scope}`);
  if (outcome !== 'sat' && outcome !== 'unsat') throw new Error(outcome);
  return outcome === 'unsat';
}

/** Names that models use, by module. */
const NAMES: Readonly<Record<string, string>> = {
  'util/boolean': 'Bool True False isTrue isFalse Not And Or Xor Nand Nor',
  'util/graph':
    'undirected noSelfLoops weaklyConnected stronglyConnected rootedAt ring dag forest tree treeRootedAt roots leaves innerNodes',
  'util/integer':
    'add plus sub minus mul div rem negate eq gt lt gte lte zero pos neg nonpos nonneg signum int2elem elem2int max min next prev prevs nexts larger smaller',
  'util/natural': 'Natural Zero One inc dec add sub mul div gt lt gte lte max min',
  'util/ordering': 'first last prev next prevs nexts lt gt lte gte larger smaller max min',
  'util/relation':
    'dom ran total functional function surjective injective bijective bijection reflexive irreflexive symmetric antisymmetric transitive acyclic complete preorder equivalence partialOrder totalOrder',
  'util/seqrel':
    'SeqIdx isSeq elems first last rest butlast isEmpty hasDups inds lastIdx afterLastIdx idxOf lastIdxOf indsOf add setAt insert delete append subseq firstIdx finalIdx',
  'util/sequence':
    'SeqIdx Seq noDuplicates allExist allExistNoDuplicates at elems first last rest isEmpty hasDups inds lastIdx afterLastIdx idxOf lastIdxOf indsOf startsWith add setAt insert copy append subseq firstIdx finalIdx',
  'util/sequniv':
    'isSeq elems first last rest butlast isEmpty hasDups inds lastIdx afterLastIdx idxOf lastIdxOf indsOf add setAt insert delete append subseq',
  'util/ternary': 'dom ran mid select12 select13 select23 flip12 flip13 flip23',
  'util/time':
    'Time dynamic dynamicSet then while while0 while1 while2 while3 while4 while5 while6 while7 while8 while9',
};

describe('the library', () => {
  it('has the modules and names that models use [ALLOY-LIBRARY]', () => {
    expect([...LIBRARY.keys()].sort()).toEqual(Object.keys(NAMES).sort());
    for (const [name, text] of LIBRARY) {
      const declared = parseModule(text, name).module.paragraphs.flatMap((paragraph) =>
        'names' in paragraph
          ? paragraph.names
          : 'name' in paragraph && paragraph.name
            ? [paragraph.name]
            : [],
      );
      const names = new Set(declared.map((given) => given.text));
      expect((NAMES[name] ?? '').split(' ').filter((wanted) => !names.has(wanted))).toEqual([]);
    }
  });

  for (const [name, text] of LIBRARY) {
    it(`has a ${name} without mistakes [ALLOY-LIBRARY]`, () => {
      const { module, problems } = parseModule(text, name);
      const alone = resolve(module);
      const values = module.header?.parameters.length ? '[A]' : '';
      const opened = resolve(
        parseModule(`open ${name}${values} as opened\nsig A {}\nrun {}`, 'main.als').module,
      );
      expect([...problems, ...opened.problems]).toEqual([]);
      // Alone, `util/integer` opens itself, as every module opens it.
      if (name !== 'util/integer') expect(alone.problems).toEqual([]);
    });
  }
});

describe('util/ordering', () => {
  const opens = 'open util/ordering[Step]\nsig Step {}';

  it('orders all atoms, as many as the scope says [ALLOY-LIBRARY]', async () => {
    expect(
      await holds(opens, '#Step = 4 and no prev[first] and no next[last] and Step = first.*next', '4'),
    ).toBe(true);
    expect(await holds(opens, 'all disj a, b: Step | lt[a, b] <=> gt[b, a]', '4')).toBe(true);
    expect(await holds(opens, 'all a, b: Step | lte[a, b] or lt[b, a]', '4')).toBe(true);
    expect(await holds(opens, 'all a, b: Step | gte[larger[a, b], smaller[a, b]]', '4')).toBe(true);
    expect(
      await holds(opens, 'max[Step] = last and min[Step] = first and last.prevs = Step - last', '4'),
    ).toBe(true);
    expect(await holds(opens, 'all a: Step | a.nexts = a.^next and a.prevs = a.^prev', '4')).toBe(true);
    expect(await holds(opens, 'lt[last, first]', '2')).toBe(false);
  });
});

describe('util/boolean', () => {
  const opens = 'open util/boolean';

  it('has two truth values and their tables [ALLOY-LIBRARY]', async () => {
    expect(await holds(opens, 'Bool = True + False and #Bool = 2', '3')).toBe(true);
    const table = (name: string, both: string, one: string, none: string) =>
      `${name}[True, True] = ${both} and ${name}[True, False] = ${one} and ${name}[False, True] = ${one} and ${name}[False, False] = ${none}`;
    expect(await holds(opens, table('And', 'True', 'False', 'False'), '3')).toBe(true);
    expect(await holds(opens, table('Or', 'True', 'True', 'False'), '3')).toBe(true);
    expect(await holds(opens, table('Xor', 'False', 'True', 'False'), '3')).toBe(true);
    expect(await holds(opens, table('Nand', 'False', 'True', 'True'), '3')).toBe(true);
    expect(await holds(opens, table('Nor', 'False', 'False', 'True'), '3')).toBe(true);
    expect(
      await holds(opens, 'Not[True] = False and Not[False] = True and isTrue[True] and isFalse[False]', '3'),
    ).toBe(true);
  });
});

describe('util/integer', () => {
  it('calculates, wrapping around at the bitwidth [ALLOY-LIBRARY]', async () => {
    expect(
      await holds(
        '',
        'plus[2, 3] = 5 and add[2, 3] = 5 and minus[2, 3] = -1 and sub[2, 3] = negate[1]',
        '4 Int',
      ),
    ).toBe(true);
    expect(
      await holds('', 'mul[2, 3] = 6 and div[7, 2] = 3 and rem[7, 2] = 1 and div[-7, 2] = -3', '4 Int'),
    ).toBe(true);
    expect(
      await holds('', 'plus[7, 1] = -8 and max = 7 and min = -8 and next[3] = 4 and prev[3] = 2', '4 Int'),
    ).toBe(true);
    expect(await holds('', 'all n: Int | signum[n] = (n < 0 => -1 else n = 0 => 0 else 1)', '4 Int')).toBe(
      true,
    );
    expect(
      await holds(
        '',
        'all n: Int | (neg[n] <=> n < 0) and (nonpos[n] <=> n <= 0) and (zero[n] <=> n = 0)',
        '4 Int',
      ),
    ).toBe(true);
    expect(await holds('', 'all n, m: Int | eq[larger[n, m], smaller[n, m]] <=> n = m', '4 Int')).toBe(true);
    expect(
      await holds('', 'max[1 + 3] = 3 and min[1 + 3] = 1 and prevs[-6] = -8 + -7 and 7 in nexts[0]', '4 Int'),
    ).toBe(true);
  });

  it('counts positions in an order [ALLOY-LIBRARY]', async () => {
    const opens = 'open util/ordering[Step] as o\nsig Step {}';
    expect(
      await holds(opens, 'elem2int[o/last, o/next] = 2 and int2elem[0, o/next, Step] = o/first', '3'),
    ).toBe(true);
  });
});

describe('other modules', () => {
  it('tell properties of relations [ALLOY-LIBRARY]', async () => {
    const opens = 'open util/relation\nsig A { r: set A }';
    expect(await holds(opens, 'equivalence[r, A] implies r in ~r and A <: iden in r and r.r in r', '3')).toBe(
      true,
    );
    expect(await holds(opens, 'totalOrder[r, A] and some A implies one a: A | A in a.r', '3')).toBe(true);
    expect(await holds(opens, 'acyclic[r, A] <=> no iden & ^r', '3')).toBe(true);
    expect(await holds(opens, 'bijection[r, A, A] <=> function[r, A] and bijective[r, A]', '3')).toBe(true);
    expect(await holds(opens, 'functional[r, A] implies total[r, A]', '3')).toBe(false);
    expect(await holds(opens, 'dom[r] + ran[r] in A', '3')).toBe(true);
  });

  it('tell properties of graphs [ALLOY-LIBRARY]', async () => {
    const opens = 'open util/graph[A]\nsig A { r: set A }';
    expect(await holds(opens, 'ring[r] implies stronglyConnected[r]', '3')).toBe(true);
    expect(await holds(opens, 'tree[r] and some A implies one roots[r]', '3')).toBe(true);
    expect(await holds(opens, 'all a: A | treeRootedAt[r, a] implies roots[r] = a', '3')).toBe(true);
    expect(await holds(opens, 'leaves[r] + innerNodes[r] = A and no r.(leaves[r]) & (A - A)', '3')).toBe(
      true,
    );
    expect(await holds(opens, 'weaklyConnected[r] implies stronglyConnected[r]', '3')).toBe(false);
    expect(await holds(opens, 'undirected[r] and noSelfLoops[r] and dag[r] implies no r', '3')).toBe(true);
  });

  it('turn relations with three columns [ALLOY-LIBRARY]', async () => {
    const opens = 'open util/ternary\nsig A { r: A -> A }';
    expect(
      await holds(opens, 'flip12[flip12[r]] = r and flip13[flip13[r]] = r and flip23[flip23[r]] = r', '2'),
    ).toBe(true);
    expect(
      await holds(
        opens,
        'dom[r] = select12[r].univ and ran[r] = univ.(select23[r]) and ran[r] = ran[flip12[r]]',
        '2',
      ),
    ).toBe(true);
    expect(
      await holds(
        opens,
        'mid[r] = dom[flip12[r]] and mid[r] = univ.(select12[r]) and select13[r] = select12[flip23[r]]',
        '2',
      ),
    ).toBe(true);
  });

  it('keep natural numbers in order [ALLOY-LIBRARY]', async () => {
    const opens = 'open util/natural';
    expect(await holds(opens, 'inc[Zero] = One and dec[One] = Zero and no dec[Zero]', '3')).toBe(true);
    expect(
      await holds(opens, 'add[One, One] = inc[One] and mul[One, One] = One and sub[One, One] = Zero', '3'),
    ).toBe(true);
    expect(await holds(opens, 'lt[Zero, One] and gte[One, Zero] and max[Zero + One] = One', '3')).toBe(true);
  });

  it('keep sequences as relations from ordered indexes [ALLOY-LIBRARY]', async () => {
    const opens = 'open util/seqrel[A]\nsig A {}\none sig List { s: SeqIdx -> A }';
    expect(
      await holds(
        opens,
        'isSeq[List.s] and not isEmpty[List.s] implies first[List.s] = List.s[firstIdx]',
        '3',
      ),
    ).toBe(true);
    expect(
      await holds(
        opens,
        'all a: A | isSeq[List.s] and no finalIdx.(List.s) implies last[add[List.s, a]] = a',
        '3',
      ),
    ).toBe(true);
    expect(
      await holds(opens, 'isSeq[List.s] implies isSeq[butlast[List.s]] and isSeq[rest[List.s]]', '3'),
    ).toBe(true);
    expect(
      await holds(opens, 'isSeq[List.s] and hasDups[List.s] implies #elems[List.s] < #inds[List.s]', '3'),
    ).toBe(true);
    expect(await holds(opens, 'isSeq[List.s]', '2')).toBe(false);
  });

  it('keep sequences as atoms [ALLOY-LIBRARY]', async () => {
    const opens = 'open util/sequence[A]\nsig A {}';
    expect(await holds(opens, 'all s, t: Seq | elems[s] = elems[t] and isEmpty[s] implies s = t', '3')).toBe(
      true,
    );
    expect(
      await holds(opens, 'all s, t: Seq, a: A | add[s, a, t] implies last[t] = a and startsWith[t, s]', '3'),
    ).toBe(true);
    expect(await holds(opens, 'all s: Seq | not hasDups[s]', '3')).toBe(false);
  });

  it('chain steps of time [ALLOY-LIBRARY]', async () => {
    const opens =
      'open util/time\nsig Lamp { on: dynamic[Status] }\nenum Status { On, Off }\npred switch_ [t, u: Time] { u = t.(time/next) }';
    const twice = 'all t, u: Time | then[switch_, switch_, t, u] implies u = t.(time/next).(time/next)';
    expect(await holds(opens, twice, '4')).toBe(true);
  });
});

describe('seq', () => {
  const opens = 'sig Word {}\none sig Text { words: seq Word }';

  it('makes a relation whose indexes begin at 0 and leave none out [ALLOY-LIBRARY]', async () => {
    expect(await holds(opens, 'all i: Text.words.inds | i = 0 or i.prev in Text.words.inds', '3')).toBe(true);
    expect(await holds(opens, 'all i: seq/Int | lone Text.words[i]', '3')).toBe(true);
    expect(await holds(opens, 'Text.words.rest in (seq Word) and isSeq[Text.words.butlast]', '3')).toBe(true);
    expect(await outcomeOf(`${opens}\nrun { 1 in Text.words.inds and 0 not in Text.words.inds } for 3`)).toBe(
      'unsat',
    );
    expect(
      await outcomeOf(
        `${opens}\nrun { some other: seq Word | other = Text.words.rest and #other = 2 } for 3`,
      ),
    ).toBe('sat');
  });

  it('is as long as its scope says at most [ALLOY-LIBRARY]', async () => {
    expect(
      await outcomeOf(`${opens}\nrun { #Text.words = 3 and not Text.words.hasDups } for 3 but 3 seq`),
    ).toBe('sat');
    expect(await outcomeOf(`${opens}\nrun { #Text.words = 3 } for 3 but 2 seq`)).toBe('unsat');
  });

  it('opens the functions of sequences [ALLOY-LIBRARY]', async () => {
    const scope = '3 but 3 seq, 5 Int';
    expect(await holds(opens, 'Text.words.last = Text.words[Text.words.lastIdx]', scope)).toBe(true);
    expect(
      await holds(opens, 'all w: Word | #Text.words < 3 implies Text.words.add[w].last = w', scope),
    ).toBe(true);
    expect(await holds(opens, 'all w: Word | Text.words.add[w].last = w', scope)).toBe(false);
    expect(
      await holds(
        opens,
        'all w: Word | #Text.words < 3 implies Text.words.insert[0, w].delete[0] = Text.words',
        scope,
      ),
    ).toBe(true);
    expect(
      await holds(opens, 'Text.words.append[Text.words].subseq[0, Text.words.lastIdx] = Text.words', scope),
    ).toBe(true);
    expect(await holds(opens, 'all w: Word | Text.words.idxOf[w] in Text.words.indsOf[w]', scope)).toBe(true);
  });
});
