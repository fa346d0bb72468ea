-- A quantifier over sets that no witness can replace.
module higher_order
sig A { r: set A }
run subsets { all a: A | some s: set A | a in s and some r } for 3
run witness { some s: set A | #s = 2 and all a: s | some a.r } for 3 expect 1
check forAll { all s: set A | some s implies some a: A | a in s } for 3 expect 0
