// A macro's body stands for its name, with the names of its own module.
let linked[r, a, b] = a in b.*r
let both[p, q] { p and q }
let always_[m, x] = m[x] and m[x]
let root = Node - Node.after_
sig Node { after_: lone Node }
pred end [n: Node] { no n.after_ }

run plain { linked[after_, Node, root] }
run nested { all n: Node | both[end[n], linked[~after_, n, n]] }
run higher { some n: Node | always_[end, n] }
run partly { some n: Node | Node.(n.(after_.linked)) }
