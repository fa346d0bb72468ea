-- Every operator of the relational logic, against its definition.
module relations
sig A { r: set A, s: A -> A }
check closure { all a: A | a.^r = a.r + a.r.^r } for 4 expect 0
check reflexive { all a: A | a in a.*r } for 4 expect 0
check iden_ { iden in *r and (A <: iden).r = r } for 3 expect 0
check override_ { all q: A -> A | r ++ q = q + (A - q.A) <: r } for 3 expect 0
check restrict { all b: set A | b <: r = r & b -> A and r :> b = r & A -> b } for 3 expect 0
check transpose_ { ~~r = r and (some r implies some ~r) and ~r.~r = ~(r.r) } for 3 expect 0
check demorgan { all b, c: set A | A - (b & c) = (A - b) + (A - c) } for 4 expect 0
check commutes { r.r = r } for 3 expect 1
run strict { some r and no r & ~r and r.r in r and #A > 2 } for 3 expect 1
run lets { let q = r + ~r | some q and q.q in q and (some a: A | no a.q) } for 3 expect 1
run comprehends { { a, b: A | a->b in r and b not in a.r.r } = r and some r and r = { a: A, b: a.r | a != b } } for 3 expect 1
run ternary { some a: A | a.s = ~(a.s) and some a.s and a.s.A != A } for 3 expect 1
run oneOf { one a: A | some a.r } for 3 expect 1
run pairs { one disj a, b: A | a->b in r } for 3 expect 1
check disjoints { all disj a, b: A | disj[a, b] and not disj[a, a] } for 3 expect 0
run ifs { (some r implies A else none) = A and (no r or lone r) and some r } for 2 expect 1
