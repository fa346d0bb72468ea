-- Signatures that change.
module mutable_sets
abstract var sig Job { var by: lone Worker }
var sig Queued, Running extends Job {}
sig Worker {}
var sig Late in Queued {}

fact Start { no Running and some Queued }
fact Moves { always all j: Running | j.by in Worker and some j.by }
fact OneEach { always all w: Worker | lone by.w }

run starts { eventually some Running } for 3 but 1..3 steps expect 1
run neverTwoKinds { eventually some Queued & Running } for 3 but 1..3 steps expect 0
run changesKind { some j: Job | j in Queued and eventually j in Running } for 3 but 1..4 steps expect 0
run growsAndEmpties { some Job and eventually no Job } for 2 but 1..3 steps expect 1
check lateIsQueued { always Late in Queued } for 3 but 1..3 steps expect 0
check staysLate { always (some Late implies after some Late) } for 2 but 1..3 steps expect 1
-- Numbers are atoms too.
run universe { some univ - Worker and eventually univ = Worker } for 2 but 1..3 steps expect 0
run universeOfNumbers { some univ - Worker - Int and eventually univ = Worker + Int } for 2 but 1..3 steps expect 1
