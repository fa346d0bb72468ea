-- A name that two declarations fit.
module ambiguous
sig Folder { name: one Name }
sig File { name: one Name }
sig Name {}
run which { all x: File + Folder | some x.name } for 3
