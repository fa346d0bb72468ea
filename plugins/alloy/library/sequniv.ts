/** `util/sequniv`: sequences as relations from the first integers to anything; `seq A` opens it as `seq`. */
export const SEQUNIV = `module util/sequniv

open util/integer as ui

pred isSeq [s: Int -> univ] {
  s in seq/Int -> lone univ
  // No index but 0 without the index before it.
  s.univ - (s.univ).(ui/next) in 0
}

// Indexes.
fun inds         [s: Int -> univ]: set Int { s.univ }
fun lastIdx      [s: Int -> univ]: lone Int { ui/max[s.univ] }
fun afterLastIdx [s: Int -> univ]: lone Int { ui/min[seq/Int - s.univ] }
fun indsOf       [s: Int -> univ, e: univ]: set Int { s.e }
fun idxOf        [s: Int -> univ, e: univ]: lone Int { ui/min[s.e] }
fun lastIdxOf    [s: Int -> univ, e: univ]: lone Int { ui/max[s.e] }

// Elements.
fun elems [s: Int -> univ]: set Int.s { seq/Int.s }
fun first [s: Int -> univ]: lone Int.s { 0.s }
fun last  [s: Int -> univ]: lone Int.s { (ui/max[s.univ]).s }

pred isEmpty [s: Int -> univ] { no s }
pred hasDups [s: Int -> univ] { #(seq/Int.s) < #(s.univ) }

// Other sequences made of one.
fun rest    [s: Int -> univ]: s { seq/Int <: (ui/next).s }
fun butlast [s: Int -> univ]: s { (seq/Int - ui/max[s.univ]) <: s }
fun setAt   [s: Int -> univ, i: Int, e: univ]: s + (seq/Int -> e) { s ++ i -> e }
fun add     [s: Int -> univ, e: univ]: s + (seq/Int -> e) { s ++ ui/min[seq/Int - s.univ] -> e }
fun insert  [s: Int -> univ, i: Int, e: univ]: s + (seq/Int -> e) {
  seq/Int <: ((ui/prevs[i] <: s) + (i -> e) + (ui/prev).((i + ui/nexts[i]) <: s))
}
fun delete [s: Int -> univ, i: Int]: s { (ui/prevs[i] <: s) + (ui/next).(ui/nexts[i] <: s) }
fun append [s, t: Int -> univ]: s + t {
  let moved = { to, from: seq/Int | int[to] = ui/plus[int[from], ui/plus[int[ui/max[s.univ]], 1]] } |
    no s => t else s + moved.t
}
fun subseq [s: Int -> univ, from, to: Int]: s {
  let moved = { new, old: seq/Int | int[new] = ui/minus[int[old], int[from]] } |
    moved.((seq/Int - ui/nexts[to]) <: s)
}
`;
