-- The official command line takes what a fact says of the first state for a bound of all states (inferPartialInstance).
var sig Ball {}
fact init { Ball = none }
run { eventually some Ball } for 3
check { Ball in none implies always no Ball } for 3
-- right: sat sat
