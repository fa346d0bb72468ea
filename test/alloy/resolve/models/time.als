// What changes, and what is said about it.
var sig Open {}
abstract sig Task { var state: one State, waits: set Task }
one sig Build, Test extends Task {}
enum State { Waiting, Running, Done }

fact start { state = Task -> first }
pred step [t: Task] {
  t.state' = t.state.next
  all u: Task - t | u.state' = u.state
}
pred stutter { state' = state and (Open)' = Open }

run two { step[Build] ; step[Test] ; always stutter }
check past { always (Task.state = last implies once step[Task]) } for 3 but 2..5 steps
run binary { (no Open until some Open) or (no Open releases stutter) }
run before_ { after before historically no Open and (stutter since some Open) and (no Open triggered stutter) } for 2 but 1.. steps
