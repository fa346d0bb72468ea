-- The official tool never ends on a signature that equals a single other one; it takes a sum.
sig Ball {}
sig Toy = Ball {}
run { some Toy } for 2
check { Toy = Ball } for 2
-- right: sat unsat
