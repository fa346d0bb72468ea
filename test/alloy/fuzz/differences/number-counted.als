-- The official tool takes `#3`, how many atoms the set of the number 3 has, for 3 where it expects an integer.
sig Ball {}
run { 2 < #3 }
run { #3 = 1 }
run { #max > 1 }
-- right: unsat sat unsat
