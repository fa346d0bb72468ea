/** `util/ordering[elem]`: a total order on all atoms of a signature, whose scope it makes exact. */
export const ORDERING = `module util/ordering[exactly elem]

private one sig Ord {
  First: set elem,
  Next: elem -> elem
} {
  pred/totalOrder[elem, First, Next]
}

fun first: one elem { Ord.First }
fun last: one elem { elem - Ord.Next.elem }
fun next: elem -> elem { Ord.Next }
fun prev: elem -> elem { ~(Ord.Next) }

fun nexts [e: elem]: set elem { e.^(Ord.Next) }
fun prevs [e: elem]: set elem { e.^(~(Ord.Next)) }

pred lt  [a, b: elem] { a in b.^(~(Ord.Next)) }
pred gt  [a, b: elem] { a in b.^(Ord.Next) }
pred lte [a, b: elem] { a = b or lt[a, b] }
pred gte [a, b: elem] { a = b or gt[a, b] }

fun larger  [a, b: elem]: elem { lt[a, b] => b else a }
fun smaller [a, b: elem]: elem { lt[a, b] => a else b }

fun max [some_: set elem]: lone elem { some_ - some_.^(~(Ord.Next)) }
fun min [some_: set elem]: lone elem { some_ - some_.^(Ord.Next) }
`;
