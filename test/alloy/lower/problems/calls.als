// Calls are put in place by name; equal ones become one node, and no variable is caught.
sig Node { to: set Node }
fun reach[from: set Node]: set Node { { n: Node | some f: from | n in f.^to } }
pred touch[a, b: Node] { some n: Node | n in a.to and n in b.to }
run { all n: Node | touch[n, n.to] and reach[n] = reach[reach[n]] } for 2
