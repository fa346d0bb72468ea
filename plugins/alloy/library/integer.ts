/** `util/integer`: arithmetic that wraps around at the bitwidth, comparisons, and the order of all integers. */
export const INTEGER = `module util/integer

// Arithmetic. An argument that is a set of integers counts as their sum.
fun plus   [a, b: Int]: Int { a fun/add b }
fun minus  [a, b: Int]: Int { a fun/sub b }
fun mul    [a, b: Int]: Int { a fun/mul b }
fun div    [a, b: Int]: Int { a fun/div b }
fun rem    [a, b: Int]: Int { a fun/rem b }
fun negate [a: Int]: Int { 0 fun/sub a }
fun add    [a, b: Int]: Int { a fun/add b }
fun sub    [a, b: Int]: Int { a fun/sub b }
fun signum [a: Int]: Int { a > 0 => 1 else (a < 0 => -1 else 0) }

// Comparison.
pred eq  [a, b: Int] { int[a] = int[b] }
pred lt  [a, b: Int] { a < b }
pred lte [a, b: Int] { a <= b }
pred gt  [a, b: Int] { a > b }
pred gte [a, b: Int] { a >= b }

pred zero   [a: Int] { a = 0 }
pred pos    [a: Int] { a > 0 }
pred neg    [a: Int] { a < 0 }
pred nonpos [a: Int] { a <= 0 }
pred nonneg [a: Int] { a >= 0 }

fun larger  [a, b: Int]: Int { let x = int[a], y = int[b] | x < y => y else x }
fun smaller [a, b: Int]: Int { let x = int[a], y = int[b] | x < y => x else y }

// The order of all integers.
fun min: one Int { fun/min }
fun max: one Int { fun/max }
fun next: Int -> Int { fun/next }
fun prev: Int -> Int { ~(fun/next) }
fun prevs [a: Int]: set Int { a.^(~(fun/next)) }
fun nexts [a: Int]: set Int { a.^(fun/next) }
fun min [some_: set Int]: lone Int { some_ - some_.^(fun/next) }
fun max [some_: set Int]: lone Int { some_ - some_.^(~(fun/next)) }

// Positions in another order: how many elements come before one, and which one has so many before it.
fun elem2int [e: univ, order: univ -> univ]: lone Int { Int[#(^order.e)] }
fun int2elem [i: Int, order: univ -> univ, elements: set univ]: lone elements {
  { e: elements | #(^order.e) = int[i] }
}
`;
