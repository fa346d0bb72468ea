-- Names that stand for addresses or for other names.
module address_book

sig Address {}
abstract sig Target {}
sig Alias, Group extends Target {}
sig Book {
  names: set Target,
  maps: names -> some (Target + Address)
}

fact NoCircles {
  all b: Book | no t: Target | t in t.^(b.maps :> Target)
}
fact AliasesAreSingle {
  all b: Book, a: Alias | lone a.(b.maps)
}

pred add[b, after_: Book, t: Target, to: Target + Address] {
  after_.maps = b.maps + t -> to
}
pred delete[b, after_: Book, t: Target, to: Target + Address] {
  after_.maps = b.maps - t -> to
}
fun lookup[b: Book, t: Target]: set Address { t.^(b.maps) & Address }

run show { some b: Book | some b.maps and some Group.(b.maps) } for 3 but 2 Book expect 1

assert DeleteUndoesAdd {
  all b, c, d: Book, t: Target, to: Target + Address |
    no t.(b.maps) and add[b, c, t, to] and delete[c, d, t, to] implies b.maps = d.maps
}
check DeleteUndoesAdd for 3 expect 0

assert AddIsIdempotent {
  all b, c, d: Book, t: Target, to: Target + Address |
    add[b, c, t, to] and add[c, d, t, to] implies c.maps = d.maps
}
check AddIsIdempotent for 3 expect 0

-- A group whose members are gone leads nowhere.
assert LookupYields {
  all b: Book, t: b.names | some lookup[b, t]
}
check LookupYields for 4 expect 1
-- What a name leads to need not be a name of the book.
check LookupYields for exactly 1 Book, 2 Target, 0 Address expect 1
