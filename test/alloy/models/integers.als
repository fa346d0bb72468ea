-- Numbers wrap around at the bitwidth.
module integers
open util/integer
sig Account { balance: one Int, rank: lone Int }

pred richer[a, b: Account] { a.balance > b.balance }

run different { all disj a, b: Account | a.balance != b.balance } for exactly 3 Account, 3 Int expect 1
run tooMany { all disj a, b: Account | a.balance != b.balance } for exactly 5 Account, 2 Int expect 0
check richerIsAnOrder { all a, b, c: Account | richer[a, b] and richer[b, c] implies richer[a, c] } for 3 but 4 Int expect 0
check sumsGrow { all a: Account | a.balance > 0 implies plus[a.balance, a.balance] > a.balance } for 1 but 4 Int expect 1
check halves { all a: Account | a.balance >= 0 implies mul[div[a.balance, 2], 2] in a.balance + minus[a.balance, 1] } for 1 but 4 Int expect 0
check signs { all a: Account | negate[negate[a.balance]] = a.balance } for 1 but 4 Int expect 0
run wraps { #Account = 9 } for 9 expect 1
run addsUp { (sum a: Account | a.balance) = 5 and #Account = 2 and no a: Account | a.balance < 1 } for 2 but 4 Int expect 1
run set_of_numbers { some Account.rank and int[Account.rank] = 3 and #Account.rank = 2 } for 2 but 4 Int expect 1
check remainder { all a: Account | a.balance >= 0 implies rem[a.balance, 3] < 3 } for 1 but 4 Int expect 0
