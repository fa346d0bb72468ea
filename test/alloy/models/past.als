-- What was, as seen from inside a loop.
module past
var sig Lit {}
one sig Lamp {}

fact { Lit in Lamp or some Lit }
pred on { some Lit }

run flicker { always (on implies after not on) and always eventually on } for 3 but 1..4 steps expect 1
check onceStays { always (once on implies after once on) } for 2 but 1..4 steps expect 0
check beforeIsFalseAtFirst { not before on } for 2 but 1..3 steps expect 0
check historicallyBreaks { historically on } for 2 but 1..3 steps expect 1
run sinceRuns { no Lit and eventually (on since no Lit and historically some Lamp and before on) } for 2 but 1..4 steps expect 1
check triggeredIsDual { always ((on triggered some Lit) iff not (not on since no Lit)) } for 2 but 1..4 steps expect 0
check releasesIsDual { always ((on releases some Lamp) iff not (not on until no Lamp)) } for 2 but 1..4 steps expect 0
check untilNeedsItsEnd { on until no Lit implies eventually no Lit } for 2 but 1..4 steps expect 0
run deepPast { after after (before before on and not before on) } for 2 but 1..4 steps expect 1
-- The third visit of a loop of one state has a longer past than the first.
check passesDiffer { always (on and before not on implies after (before on or not on)) } for 1 but 1..3 steps expect 0
run sequence { on ; no Lit ; on ; no Lit } for 1 but 1..2 steps expect 1
