// Numbers and sets of integers, and the casts between them.
sig Account { balance: Int, limits: set Int }
fun twice [n: Int]: Int { plus[n, n] }

run compare { all a: Account | a.balance > 2 and a.limits < 3 and #a.limits = 2 and a.balance = 3 }
run arithmetic { all a: Account | twice[a.balance] = minus[#Account, -1] and a.balance.plus[1] != 0 }
run sets { all a: Account | a.limits + 1 - a.balance in Int and 0 in a.limits and Int[#a.limits] in a.limits }
run choice { (some Account => #Account else Account.limits) = 2 and (some Account => 1 else Account.limits) in Int }
run named { let n = #Account, m = 3, s = Account.limits | n = m and n > 0 and m in s }
run casts { int[Account.limits] = sum[Account.limits] and (sum a: Account | a.balance) > int[3] }
run built { fun/min < fun/max and 1 -> 2 in fun/next and #Account fun/add 1 fun/mul 2 = 4 }
run shifted { #Account << 1 = 2 and 8 >> 1 = 4 and -8 >>> 1 != #Account }
