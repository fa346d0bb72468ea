/** `util/sequence[elem]`: sequences as atoms, no two of them with the same elements. */
export const SEQUENCE = `module util/sequence[elem]

open util/ordering[SeqIdx] as ord

sig SeqIdx {}
sig Seq { seqElems: SeqIdx -> lone elem } {
  all i: SeqIdx - ord/first | some i.seqElems implies some ord/prev[i].seqElems
}

fact canonical { all disj s, t: Seq | s.seqElems != t.seqElems }

pred noDuplicates { all s: Seq | not hasDups[s] }
pred allExist {
  some s: Seq | isEmpty[s]
  all s: Seq | SeqIdx not in inds[s] implies (all e: elem | some t: Seq | add[s, e, t])
}
pred allExistNoDuplicates {
  some s: Seq | isEmpty[s]
  all s: Seq {
    not hasDups[s]
    SeqIdx not in inds[s] implies (all e: elem - elems[s] | some t: Seq | add[s, e, t])
  }
}

// Indexes.
fun firstIdx: SeqIdx { ord/first }
fun finalIdx: SeqIdx { ord/last }
fun inds         [s: Seq]: set SeqIdx { s.seqElems.elem }
fun lastIdx      [s: Seq]: lone SeqIdx { ord/max[inds[s]] }
fun afterLastIdx [s: Seq]: lone SeqIdx { ord/min[SeqIdx - inds[s]] }
fun indsOf       [s: Seq, e: elem]: set SeqIdx { s.seqElems.e }
fun idxOf        [s: Seq, e: elem]: lone SeqIdx { ord/min[indsOf[s, e]] }
fun lastIdxOf    [s: Seq, e: elem]: lone SeqIdx { ord/max[indsOf[s, e]] }

// Elements.
fun at    [s: Seq, i: SeqIdx]: lone elem { i.(s.seqElems) }
fun elems [s: Seq]: set elem { SeqIdx.(s.seqElems) }
fun first [s: Seq]: lone elem { at[s, ord/first] }
fun last  [s: Seq]: lone elem { at[s, lastIdx[s]] }

pred isEmpty [s: Seq] { no elems[s] }
pred hasDups [s: Seq] { #elems[s] < #inds[s] }

// How one sequence comes from others.
pred rest [s, t: Seq] {
  not isEmpty[s]
  all i: SeqIdx | at[t, i] = at[s, ord/next[i]]
}
pred startsWith [s, prefix: Seq] { all i: inds[prefix] | at[s, i] = at[prefix, i] }
pred add [s: Seq, e: elem, added: Seq] {
  startsWith[added, s]
  added.seqElems[afterLastIdx[s]] = e
  #inds[added] = plus[#inds[s], 1]
}
pred setAt [s: Seq, i: SeqIdx, e: elem, changed: Seq] { changed.seqElems = s.seqElems ++ i -> e }
pred insert [s: Seq, i: SeqIdx, e: elem, longer: Seq] {
  at[longer, i] = e
  all j: ord/prevs[i] | at[longer, j] = at[s, j]
  all j: ord/nexts[i] | at[longer, j] = at[s, ord/prev[j]]
  #inds[longer] = plus[#inds[s], 1]
}
pred copy [from, to: Seq, start: SeqIdx] {
  all i: inds[from] | some j: SeqIdx {
    ord/gte[j, start]
    at[to, j] = at[from, i]
    #ord/prevs[i] = #(ord/prevs[j] - ord/prevs[start])
  }
}
pred append [s, t, both: Seq] {
  startsWith[both, s]
  copy[t, both, afterLastIdx[s]]
  #inds[both] = plus[#inds[s], #inds[t]]
}
pred subseq [s, part: Seq, from, to: SeqIdx] {
  ord/lte[from, to]
  copy[part, s, from]
  #inds[part] = #(to + ord/prevs[to] - ord/prevs[from])
}
`;
