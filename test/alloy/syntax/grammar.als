/* Every construct of the grammar at least once; it is read and printed, never analysed. */
module library/lending[exactly Item, Person]

open util/ordering[Item] as order
private open util/boolean
open util/graph[Person]

enum Colour { Red, Green, Blue }

abstract sig Thing {
  disj front, back: lone Thing, // two names
  size: disj one Int,
  private label: String,
  , // a comma too many
  parts: seq Thing
} {
  some front implies this not in front
  @size != this.@size
}

one sig Desk, Shelf extends Thing { holds: Thing -> lone Item -> some Person }
lone sig Lamp in Thing + Item {}
sig Lent = Item {}
private some sig Guest {}
var sig Open in Item { var holder: lone Person, var private seen: set Person }

fact { no none all disj t, u: Thing | t.front = u.front => no t.front else some u }
fact traits { #Thing > 2 and #Item =< 0x0F && -1 !< 0b101 }
fact "two words" { Desk.holds[Shelf] in Item lone -> one Person }

pred free[i, j: Item, p: lone Person] {
  i != j
  (i -> p) not in ~(Desk.holds).iden
  let a = i + j, b = a.holds | b & a -> p <: iden :> p = univ ++ none->none
  { x: Item, y: set x | x = y }.(^order/next) in *order/next
}

pred Thing.opened (p: Person) { this.front' = p.label and after always p in Open.holder' }

fun Thing.both: set Thing { front + back - this }
fun count[things: set Thing]: one Int { (sum t: things | t.size) fun/add int[#things] fun/mul 2 }
fun least: Int { fun/min << 1 >> 2 >>> 3 }
private fun chosen (i: Item): Thing -> Thing { i = order/first => Desk -> Shelf else Shelf -> Desk }

let twice[a, b] = { a and b }
let once_more (a) { a a }
let nobody = no Person

assert steady { always (nobody or eventually some Guest) ; before historically once no Guest }
assert { (nobody until some Guest) iff (nobody releases some Guest) <=> (nobody since no Guest) triggered nobody }

run free for 3
lend: run { some i: Item { free[i, i, none] } } for 4 but 5 Int, exactly 2 Thing, 1..8 steps expect 1
check steady for 3 Thing, 2 Item, 4 seq, 2 String, 1.. steps expect 0
check lasting { disj[Desk, Shelf] pred/totalOrder[Item, order/first, order/next] } for 2..5:1 Thing => run free for exactly 3 Item
