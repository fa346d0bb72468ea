// Bounds with multiplicities, and where they mean something.
sig A { one_: B, set_: set B, lone_: lone B, some_: some B, map: B -> lone B, deep: A one -> (B some -> some A) }
sig B { disj left, right: set A, own: disj set A, fixed = left + right }
pred p [a: A, s: set B, r: A -> one B, disj x, y: B] { s in x + y and a.map in r.~r }
fun f [a: A]: lone B { a.lone_ }

run p
run f
run inner { all r: A lone -> B, s: some B | r in A -> some s and s in (one B) and A not in r.s }
run count { one disj a, b: A, c: B | a -> c in one_ and b -> c in one_ }
run made { some { a: A, b, c: B | b -> c in a.map } and some { disj x, y: A | x in y.map.B.left } }
assert total { all a: A | one a.one_ }
check total for 4 but 2 B, exactly 3 A, 5 Int, 4 seq, 6 steps expect 0
