// Commands that need a call of itself end as errors, the others do not.
sig Node { next: lone Node }
fun reach [n: Node]: set Node { n + reach[n.next] }
pred even [n: Node] { no n.next or odd[n.next] }
pred odd [n: Node] { even[n.next] }
pred plain [n: Node] { some n.next }

run deep { some reach[Node] }
run even
run plain
