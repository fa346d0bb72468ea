-- Scopes that follow from one another.
module scopes
abstract sig Shape {}
sig Square, Circle extends Shape {}
one sig Dot extends Circle {}
sig Small extends Square {}
sig Painted in Shape { colour: one Colour }
enum Colour { Red, Green, Blue }
some sig Board { holds: set Shape }
lone sig Frame {}

run byDefault { #Shape = 3 and some Small and some Square - Small } expect 1
run derived { #Shape = 5 } for 2 but exactly 3 Square, exactly 2 Circle expect 1
run exactSquares { no Small and #Square = 3 } for exactly 4 Shape, exactly 3 Square, 1 Board expect 1
run noBoard { no Board } for 3 expect 0
run frames { #Frame = 2 } for 3 expect 0
run parents { #Shape = 4 } for 3 but 5 Shape, 3 Circle, 1 Small expect 1
run colours { Painted.colour = Red + Blue and Red.next = Green } for 3 expect 1
run fourColours { #Colour = 4 } for 4 expect 0
run subsets { Painted = Shape and #Painted.colour = 1 and some Square & Painted } for 4 expect 1
check dots { one Dot and Dot in Circle } for 3 expect 0
