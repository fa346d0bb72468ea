/** `util/seqrel[elem]`: sequences as relations from ordered indexes to elements. */
export const SEQREL = `module util/seqrel[elem]

open util/integer
open util/ordering[SeqIdx] as ord

sig SeqIdx {}

pred isSeq [s: SeqIdx -> elem] {
  s in SeqIdx -> lone elem
  s.elem - ord/next[s.elem] in ord/first
}

// Indexes.
fun firstIdx: SeqIdx { ord/first }
fun finalIdx: SeqIdx { ord/last }
fun inds         [s: SeqIdx -> elem]: set SeqIdx { s.elem }
fun lastIdx      [s: SeqIdx -> elem]: lone SeqIdx { ord/max[s.elem] }
fun afterLastIdx [s: SeqIdx -> elem]: lone SeqIdx { ord/min[SeqIdx - s.elem] }
fun indsOf       [s: SeqIdx -> elem, e: elem]: set SeqIdx { s.e }
fun idxOf        [s: SeqIdx -> elem, e: elem]: lone SeqIdx { ord/min[s.e] }
fun lastIdxOf    [s: SeqIdx -> elem, e: elem]: lone SeqIdx { ord/max[s.e] }

// Elements.
fun elems [s: SeqIdx -> elem]: set elem { SeqIdx.s }
fun first [s: SeqIdx -> elem]: lone elem { (ord/first).s }
fun last  [s: SeqIdx -> elem]: lone elem { (ord/max[s.elem]).s }

pred isEmpty [s: SeqIdx -> elem] { no s }
pred hasDups [s: SeqIdx -> elem] { #(SeqIdx.s) < #(s.elem) }

// Other sequences made of one.
fun rest    [s: SeqIdx -> elem]: SeqIdx -> elem { (ord/next).s }
fun butlast [s: SeqIdx -> elem]: SeqIdx -> elem { (SeqIdx - ord/max[s.elem]) <: s }
fun setAt   [s: SeqIdx -> elem, i: SeqIdx, e: elem]: SeqIdx -> elem { s ++ i -> e }
fun add     [s: SeqIdx -> elem, e: elem]: SeqIdx -> elem { s ++ ord/min[SeqIdx - s.elem] -> e }
fun insert  [s: SeqIdx -> elem, i: SeqIdx, e: elem]: SeqIdx -> elem {
  (ord/prevs[i] <: s) + (i -> e) + (ord/prev).((i + ord/nexts[i]) <: s)
}
fun delete [s: SeqIdx -> elem, i: SeqIdx]: SeqIdx -> elem {
  (ord/prevs[i] <: s) + (ord/next).(ord/nexts[i] <: s)
}
fun append [s, t: SeqIdx -> elem]: SeqIdx -> elem {
  let moved = { to, from: SeqIdx |
      #ord/prevs[to] = plus[#ord/prevs[from], plus[#ord/prevs[ord/max[s.elem]], 1]] } |
    s + moved.t
}
fun subseq [s: SeqIdx -> elem, from, to: SeqIdx]: SeqIdx -> elem {
  let moved = { new, old: SeqIdx | #ord/prevs[new] = minus[#ord/prevs[old], #ord/prevs[from]] } |
    moved.((SeqIdx - ord/nexts[to]) <: s)
}
`;
