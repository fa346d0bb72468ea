// What may vary holds always; a signature with one atom stands for itself.
var sig Task { var then: lone Task, owner: set Person }
sig Person { var doing: set Task } { lone doing }
var one sig Current { var task: Task } { task in Person.doing }
fact start { no doing }
run { eventually some doing } for 2 but 3 steps
