import { describe, expect, it } from 'vitest';
import { printNode } from '../../../plugins/alloy/relational/print.ts';
import { boundsOf, lowerText } from '../support/lower-text.ts';

const factsOf = (text: string) => {
  const { problem } = lowerText(text);
  return problem.facts.map((fact) => printNode(fact, problem.universe));
};

describe('bounds of signatures', () => {
  it('gives a part the atoms of the whole, and each exact part its own [ALLOY-BOUNDS]', () => {
    const text = 'sig A {} sig B extends A {} one sig C extends A {} run {} for 3';
    expect(lowerText(text).problem.universe.atoms).toEqual(['C$0', 'A$0', 'A$1']);
    expect(boundsOf(text)).toEqual(['B in {A$0, A$1}', 'C = {C$0}', 'A (rest) in {A$0, A$1}']);
  });

  it('gives an abstract signature no atoms but those of its parts [ALLOY-BOUNDS]', () => {
    const text = 'abstract sig A {} sig B, C extends A {} run {} for 2';
    expect(boundsOf(text)).toEqual(['B in {A$0, A$1}', 'C in {A$0, A$1}']);
    expect(factsOf(text)).toEqual(['no B & C']);
  });

  it('keeps atoms apart over time where parts vary [ALLOY-BOUNDS]', () => {
    const facts = factsOf('abstract sig A {} var sig B, C extends A {} run {} for 2');
    expect(facts).toHaveLength(2);
    expect(facts[0]).toMatch(/^all atom: .*eventually atom in C.*always not atom in B/);
    expect(facts[1]).toBe("always (B + C)' = B + C");
  });

  it('says how many atoms a signature has once where its only part varies, as the official tool does [ALLOY-BOUNDS]', () => {
    const facts = factsOf('abstract sig A {} var sig B extends A {} run {} for exactly 2 A');
    expect(facts).toContain('B = A (place 0) + A (place 1)');
    expect(factsOf('abstract some sig A {} var sig B extends A {} run {} for 2')).toEqual(['some B']);
    expect(factsOf('var some sig A {} run {} for 2')).toEqual(['always some A']);
  });

  it('limits a part that has fewer atoms than the whole without counting in integers [ALLOY-BOUNDS]', () => {
    const text = 'sig A {} sig B extends A {} run {} for 3 but 2 B';
    expect(boundsOf(text)).toContain('B (place 1) in {A$0..A$2}');
    expect(factsOf(text)).toEqual(['lone B (place 0)', 'lone B (place 1)', 'B in B (place 0) + B (place 1)']);
  });

  it('says nothing where bounds say it already [ALLOY-BOUNDS]', () => {
    expect(factsOf('one sig A {} some sig B {} run {} for 3 but exactly 2 B')).toEqual([]);
    expect(factsOf('one sig A { f: set A } run {} for 3')).toEqual([]);
  });

  it('binds a subset signature by what it is a subset of [ALLOY-BOUNDS]', () => {
    const text = 'sig A, B {} sig C in A + B {} sig D = A + B {} run {} for 1';
    expect(boundsOf(text)).toEqual(['A in {A$0}', 'B in {B$0}', 'C in {A$0, B$0}']);
    expect(factsOf(text)).toEqual(['C in A + B']);
  });

  it('takes a subset of univ for a subset of all there is in a state, integers and strings too [ALLOY-BOUNDS]', () => {
    const text = 'sig A {} sig B in univ {} run { some "x" } for 1 but 1 Int';
    expect(boundsOf(text)).toEqual(['A in {A$0}', 'B in {A$0, -1, 0, "x"}']);
    expect(factsOf(text)).toEqual(['B in {-1, 0, "x"} + A']);
    expect(factsOf('var sig A {} sig B in univ {} run {} for 1 but 1 Int')).toEqual([
      'always B in {-1, 0} + A',
    ]);
    expect(boundsOf('sig A {} sig B = univ { f: B } run {} for 1 but 1 Int')).toContain(
      'B.f in {A$0, -1, 0} -> {A$0, -1, 0}',
    );
  });
});

describe('bounds of fields', () => {
  it('leaves out the column of a signature with one atom that does not vary [ALLOY-BOUNDS]', () => {
    expect(boundsOf('one sig A { f: set B } sig B {} run {} for 2')).toContain('A.f in {B$0, B$1}');
    expect(boundsOf('var one sig A { f: set B } sig B {} run {} for 1')).toContain('A.f in {A$0} -> {B$0}');
  });

  it('gives a field that is a plain definition no relation of its own [ALLOY-BOUNDS]', () => {
    expect(boundsOf('one sig A { f = B -> B } sig B {} run {} for 2').join()).not.toContain('A.f');
    expect(boundsOf('sig A { f = B } sig B {} run {} for 1')).toContain('A.f in {A$0} -> {B$0}');
  });

  it('knows the order of an enum [ALLOY-BOUNDS]', () => {
    const bounds = boundsOf('enum Light { red, green, blue } run {}');
    expect(bounds).toContain('ordering/Ord.First = {red$0}');
    expect(bounds).toContain('ordering/Ord.Next = {red$0 -> green$0, green$0 -> blue$0}');
  });

  it('hands a total order of relations on as such [ALLOY-BOUNDS]', () => {
    const { problem } = lowerText('open util/ordering[A] sig A {} run {} for 3');
    expect(problem.totalOrders.map(({ elements }) => elements.name)).toEqual(['A']);
    const parted = lowerText('open util/ordering[A] sig A {} sig B extends A {} run {} for 3');
    expect(parted.problem.totalOrders).toEqual([]);
    expect(parted.problem.facts.length).toBeGreaterThan(0);
  });
});

describe('integers in the universe', () => {
  it('has an atom for each integer only where something can see them [ALLOY-BOUNDS]', () => {
    const atoms = (text: string) => lowerText(text).problem.universe.atoms.length;
    expect(atoms('sig A {} run { #A = 2 } for 3')).toBe(3);
    expect(atoms('sig A { n: Int } run {} for 3')).toBe(19);
    expect(atoms('sig A {} run { some univ } for 3')).toBe(19);
    expect(atoms('sig A {} run { some iden } for 3 but 2 Int')).toBe(7);
    expect(atoms('sig A { f: A } run { some *f } for 3')).toBe(19);
    expect(atoms('sig A { f: A } run { some ^f } for 3')).toBe(3);
  });
});
