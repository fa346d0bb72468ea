/** `util/boolean`: two atoms for the truth values, for models that keep them in fields. */
export const BOOLEAN = `module util/boolean

abstract sig Bool {}
one sig True, False extends Bool {}

pred isTrue  [a: Bool] { a in True }
pred isFalse [a: Bool] { a in False }

private fun truth_ [left, right: set Bool]: Bool { left in right => True else False }

fun Not  [a: Bool]: Bool { Bool - a }
fun And  [a, b: Bool]: Bool { truth_[a + b, True] }
fun Or   [a, b: Bool]: Bool { truth_[True, a + b] }
fun Xor  [a, b: Bool]: Bool { truth_[Bool, a + b] }
fun Nand [a, b: Bool]: Bool { truth_[False, a + b] }
fun Nor  [a, b: Bool]: Bool { truth_[a + b, False] }
`;
