-- A coordinator, its participants, and the moment after which nothing can be taken back.
module two_phase_commit
abstract sig Vote {}
one sig Yes, No extends Vote {}
abstract sig Decision {}
one sig Commit, Abort extends Decision {}
sig Participant { var vote: lone Vote, var done: lone Decision }
one sig Coordinator { var decided: lone Decision, var asked: set Participant }

pred same[p: set Participant] { all q: p | q.vote' = q.vote and q.done' = q.done }
pred ask[p: Participant] { p not in Coordinator.asked and asked' = asked + Coordinator -> p and decided' = decided and same[Participant] }
pred answer[p: Participant] {
  p in Coordinator.asked and no p.vote and some p.vote' and p.done' = p.done
  p.vote' = No implies some p.done' or no p.done'
  same[Participant - p] and asked' = asked and decided' = decided
}
pred decide {
  no Coordinator.decided
  Coordinator.decided' = ((all p: Participant | p.vote = Yes) implies Commit else Abort)
  asked' = asked and same[Participant]
}
pred learn[p: Participant] {
  some Coordinator.decided and no p.done and p.done' = Coordinator.decided and p.vote' = p.vote
  same[Participant - p] and asked' = asked and decided' = decided
}
pred wait { asked' = asked and decided' = decided and same[Participant] }

fact Run {
  no vote and no done and no decided and no asked
  always (wait or decide or some p: Participant | ask[p] or answer[p] or learn[p])
}

assert Agreement { always no disj p, q: Participant | p.done = Commit and q.done = Abort }
check Agreement for 3 but 10 steps expect 0
assert CommitIsUnanimous { always (Commit in Participant.done implies Participant.vote = Yes) }
check CommitIsUnanimous for 3 but 10 steps expect 0
assert Decides { eventually some Coordinator.decided }
check Decides for 2 but 5 steps expect 1
run commits { some Participant and eventually Participant.done = Commit } for exactly 2 Participant, 1..10 steps expect 1
run commitsTooSoon { some Participant and eventually Participant.done = Commit } for exactly 2 Participant, 1..5 steps expect 0
