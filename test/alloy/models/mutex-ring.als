-- A token that goes round: at most one process works, and each gets its turn if nobody rests for ever.
module mutex_ring
open util/ordering[Process] as ring

sig Process {}
abstract sig Mode {}
one sig Idle, Trying, Working extends Mode {}
one sig World {
  var mode: Process -> one Mode,
  var token: one Process
}

fun successor[p: Process]: one Process { p = ring/last implies ring/first else ring/next[p] }

pred others[p: Process] { all q: Process - p | q.(World.mode') = q.(World.mode) }
pred try[p: Process] { p.(World.mode) = Idle and p.(World.mode') = Trying and World.token' = World.token and others[p] }
pred enter[p: Process] {
  p.(World.mode) = Trying and p = World.token
  p.(World.mode') = Working and World.token' = World.token and others[p]
}
pred leave[p: Process] {
  p.(World.mode) = Working and p.(World.mode') = Idle and World.token' = successor[p] and others[p]
}
pred pass[p: Process] {
  p = World.token and p.(World.mode) = Idle and World.token' = successor[p]
  World.mode' = World.mode
}
pred rest { World.mode' = World.mode and World.token' = World.token }

fact Behaviour {
  World.mode = Process -> Idle
  always (rest or some p: Process | try[p] or enter[p] or leave[p] or pass[p])
}

pred fair {
  all p: Process {
    always eventually not (p.(World.mode) = Trying and p = World.token)
    always eventually not p.(World.mode) = Working
    always eventually not (p.(World.mode) = Idle and p = World.token)
  }
}

assert Exclusion { always lone World.mode.Working }
check Exclusion for 3 but 1..8 steps expect 0

assert Progress { fair implies all p: Process | always (p.(World.mode) = Trying implies eventually p.(World.mode) = Working) }
check Progress for 2 but 1..8 steps expect 0

assert ProgressAnyway { all p: Process | always (p.(World.mode) = Trying implies eventually p.(World.mode) = Working) }
check ProgressAnyway for 2 but 1..8 steps expect 1

run allWork { all p: Process | eventually p.(World.mode) = Working } for exactly 3 Process, 12 steps expect 1
run allWorkTooFast { all p: Process | eventually p.(World.mode) = Working } for exactly 3 Process, 6 steps expect 0
