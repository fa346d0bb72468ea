-- Parents, marriages and what follows from them.
module family
abstract sig Person { children: set Person, siblings: set Person }
sig Man, Woman extends Person {}
sig Married in Person { spouse: one Married }

fun parents[]: Person -> Person { ~children }
fact Biology {
  all p: Person | lone p.parents & Man and lone p.parents & Woman
  no p: Person | p in p.^parents
  all p: Person | p.siblings = { q: Person - p | some p.parents and p.parents = q.parents }
}
fact Marriage {
  all p: Married {
    p.spouse.spouse = p
    p in Man iff p.spouse in Woman
    no p.spouse & p.siblings
    no p.parents & p.spouse.parents
  }
}

assert SiblingsAreMutual { all p, q: Person | p in q.siblings iff q in p.siblings }
check SiblingsAreMutual for 6 expect 0
assert NobodyMarriesThemselves { no p: Married | p.spouse = p }
check NobodyMarriesThemselves for 6 expect 0
assert NobodyMarriesAChild { no p: Married | p.spouse in p.children }
check NobodyMarriesAChild for 4 expect 1
run grandparents { some p: Person | some p.children.children and some Married } for 5 expect 1
run crowd { #Person > 4 and Person = Man } for 5 but exactly 5 Man expect 1
run noMen { no Man and some children } for 4 expect 1
run lonelyMarriage { one Married } for 4 expect 0
