-- One name, several meanings, and the types that choose.
module overload
sig Folder { name: one Name, size: Folder lone -> Name, in_: lone Folder }
sig File { name: one Name, in_: one Folder }
sig Name {}

fun label[f: Folder]: Name { f.name }
fun label[f: File]: Name { f.name }
pred File.old[n: Name] { this.name = n }
pred Folder.old[n: Name] { this.name = n and no this.in_ }

fact Acyclic { no f: Folder | f in f.^in_ }

fun nameOf[x: File + Folder]: Name { x.(Folder <: name + File <: name) }

-- Without `@`, `in_` would be `this.in_`.
sig Link extends File { to: one File + Folder } { nameOf[to] != name implies in_ not in (File <: @in_)[to & File] }

run both { some f: File, d: Folder | label[f] = label[d] and f.in_ = d } for 3 expect 1
run receivers { some f: File, d: Folder, n: Name | f.old[n] and d.old[n] and not f.in_.old[n] } for 3 expect 1
check appended { all l: Link | l.name = nameOf[l.to] or no l.in_ & (File & l.to).in_ } for 3 expect 0
check appendedElse { all l: Link | l.name != nameOf[l.to] or no l.in_ & (File & l.to).in_ } for 3 expect 1
run boxes { some d: Folder, e: Folder | d.size[e] = Name and some Name and e != d } for 3 expect 1
