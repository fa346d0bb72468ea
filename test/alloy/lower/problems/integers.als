// Literals wrap around, sets of integers are summed, integers become atoms where a set is needed.
sig A { n: Int, s: set Int }
run {
  #A < 9
  some a: A | a.n = 0 - 4 and plus[a.n, 1] in a.s and sum[a.s] >= int[a.n]
  let k = 2 | A.n != k
} for 2 but 3 Int
