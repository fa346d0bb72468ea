-- Multiplicities on both sides of arrows, at any depth.
module arrows
sig Room, Guest, Key {}
one sig Hotel {
  issued: Room lone -> lone Key,
  stays: Guest some -> one Room,
  holds: Guest -> lone (Room one -> one Key),
  logged: set Key
}

run full { some Hotel.issued and some Hotel.stays and some Hotel.holds } for 3 expect 1
check keysAreApart { all disj r, s: Room | no r.(Hotel.issued) & s.(Hotel.issued) } for 3 expect 0
check guestsStaySomewhere { all g: Guest | one g.(Hotel.stays) } for 3 expect 0
check roomsAreTaken { all r: Room | some Hotel.stays.r } for 3 expect 0
-- Who holds a key must hold the only one of the only room.
run more { #Guest > #Room and #Room > 1 } for 3 expect 0
run fewer { #Guest < #Room } for 3 expect 0
pred moves[r: Room one -> lone Key] { r in Hotel.issued and some r }
run moves for 3 expect 1
check subsets { Hotel.issued in Room set -> lone Key } for 3 expect 0
check notSubsets { Hotel.issued in Room -> one Key } for 3 expect 1
