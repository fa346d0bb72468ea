// Every kind of field declaration.
sig Shelf {}
sig Book {
  at: one Shelf,
  next: lone Book,
  cites: set Book - this,
  disj front, back: set Shelf,
  owner: disj lone Shelf,
  near: Shelf lone -> some Book,
  far: Shelf -> one (Book one -> lone Shelf),
  same = at
}
run { some Book } for 2
