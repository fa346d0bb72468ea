// Operators of time as they stand; `a ; b` is `a and after b`.
var sig A {}
run {
  some A ; no A ; A' = A
  (some A) until (no A)
  always (before some A implies once no A)
  let now = A | after now in A
} for 2 but 2..4 steps
