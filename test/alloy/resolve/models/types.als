// The types around a name decide which of its declarations it is.
sig Door { next: lone Door, key: one Key, code: Int }
sig Key { next: set Key, of: Door -> Room }
sig Room { next: Room -> Door, key: lone Room }

fun code [k: Key]: Int { #k.of }
fun ahead [d: Door]: set Door { d.^next }
fun ahead [k: Key]: set Key { k.^next }
pred open_ [d: Door] { some d.key }
pred open_ [r: Room, d: Door] { d in r.next[Room] }
pred open_ { some Door }
fun same [x: univ]: x { x }

run fields { some d: Door, k: Key, r: Room | d.next = d and k in k.next and some r.next.Door }
run arguments { open_ and open_[ahead[Door]] and no ahead[Key] and (all r: Room | open_[r, r.next[r]]) and Room.open_[Door] }
run calls { some d: Door, k: Key | d.code = code[k] and Door <: code in Door -> Int }
run context { key & Door -> Key in Door -> univ and Room.key in Room and ~(Door <: key).univ in Key }
run narrow { some same[Room].key and same[Key].of in Door -> Room }
run closure { Door in Door.^next and Key in Key.^next and some ^(Key <: next + (~(Door <: key)).key) }
run empty { no Door & Key and no Int.key }
