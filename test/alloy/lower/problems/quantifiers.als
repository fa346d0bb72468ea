// Each quantifier, several variables, disjoint ones, and over sets.
sig A { r: set A }
check {
  one x: A | x in x.r
  lone disj x, y: A | x in y.r
  no x: A, y: x.r | y in y.r
  some s: set A, f: A lone -> one A | s.f = s
  lone s: some A | s = s.r
  (sum x: A | #x.r) > 2
  all x, y: A | x = y implies some x.r else no x.r & y.r
} for 2
