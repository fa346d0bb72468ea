/** `util/relation`: properties of binary relations. */
export const RELATION = `module util/relation

fun dom [r: univ -> univ]: set r.univ { r.univ }
fun ran [r: univ -> univ]: set univ.r { univ.r }

// How many partners each member of a set has.
pred total      [r: univ -> univ, s: set univ] { all a: s | some a.r }
pred functional [r: univ -> univ, s: set univ] { all a: s | lone a.r }
pred function   [r: univ -> univ, s: set univ] { all a: s | one a.r }
pred surjective [r: univ -> univ, s: set univ] { all b: s | some r.b }
pred injective  [r: univ -> univ, s: set univ] { all b: s | lone r.b }
pred bijective  [r: univ -> univ, s: set univ] { all b: s | one r.b }

pred bijection [r: univ -> univ, from, to: set univ] {
  function[r, from]
  bijective[r, to]
}

// Properties of a relation from a set to itself.
pred reflexive     [r: univ -> univ, s: set univ] { s <: iden in r }
pred irreflexive   [r: univ -> univ] { no r & iden }
pred symmetric     [r: univ -> univ] { ~r in r }
pred antisymmetric [r: univ -> univ] { r & ~r in iden }
pred transitive    [r: univ -> univ] { r.r in r }
pred acyclic       [r: univ -> univ, s: set univ] { all a: s | a not in a.^r }
pred complete      [r: univ -> univ, s: univ] { all a, b: s | a != b implies a -> b in r + ~r }

pred preorder     [r: univ -> univ, s: set univ] { reflexive[r, s] and transitive[r] }
pred equivalence  [r: univ -> univ, s: set univ] { preorder[r, s] and symmetric[r] }
pred partialOrder [r: univ -> univ, s: set univ] { preorder[r, s] and antisymmetric[r] }
pred totalOrder   [r: univ -> univ, s: set univ] { partialOrder[r, s] and complete[r, s] }
`;
