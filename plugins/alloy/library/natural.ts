/** `util/natural`: natural numbers as atoms in an order, as many as the scope says. */
export const NATURAL = `module util/natural

private open util/ordering[Natural] as ord
private open util/integer as integer

sig Natural {}
one sig Zero in Natural {}
// Empty where there is one number only.
lone sig One in Natural {}

fact {
  ord/first in Zero
  ord/next[ord/first] in One
}

fun inc [a: Natural]: lone Natural { ord/next[a] }
fun dec [a: Natural]: lone Natural { ord/prev[a] }

// A number has as many numbers before it as it says; a result without such a number is empty.
fun add [a, b: Natural]: lone Natural { { c: Natural | #ord/prevs[c] = integer/plus[#ord/prevs[a], #ord/prevs[b]] } }
fun sub [a, b: Natural]: lone Natural { { c: Natural | #ord/prevs[a] = integer/plus[#ord/prevs[b], #ord/prevs[c]] } }
fun mul [a, b: Natural]: lone Natural { { c: Natural | #ord/prevs[c] = #(ord/prevs[a] -> ord/prevs[b]) } }
fun div [a, b: Natural]: lone Natural { { c: Natural | #ord/prevs[a] = #(ord/prevs[b] -> ord/prevs[c]) } }

pred lt  [a, b: Natural] { ord/lt[a, b] }
pred lte [a, b: Natural] { ord/lte[a, b] }
pred gt  [a, b: Natural] { ord/gt[a, b] }
pred gte [a, b: Natural] { ord/gte[a, b] }

fun max [some_: set Natural]: lone Natural { ord/max[some_] }
fun min [some_: set Natural]: lone Natural { ord/min[some_] }
`;
