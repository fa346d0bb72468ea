/** `util/time`: time as an ordered signature, for models without `var`; its macros chain relations between two times. */
export const TIME = `module util/time

open util/ordering[Time]

sig Time {}

let dynamic    [x] = x one -> Time
let dynamicSet [x] = x -> Time

// Two steps one after the other, and at most so many steps while a condition holds.
let then [a, b, t, u] { some m: Time | a[t, m] and b[m, u] }

let while = while3

let while9 [cond, body, t, u] {
  some m: Time | (cond[t] => body[t, m] else t = m) and while8[cond, body, m, u]
}
let while8 [cond, body, t, u] {
  some m: Time | (cond[t] => body[t, m] else t = m) and while7[cond, body, m, u]
}
let while7 [cond, body, t, u] {
  some m: Time | (cond[t] => body[t, m] else t = m) and while6[cond, body, m, u]
}
let while6 [cond, body, t, u] {
  some m: Time | (cond[t] => body[t, m] else t = m) and while5[cond, body, m, u]
}
let while5 [cond, body, t, u] {
  some m: Time | (cond[t] => body[t, m] else t = m) and while4[cond, body, m, u]
}
let while4 [cond, body, t, u] {
  some m: Time | (cond[t] => body[t, m] else t = m) and while3[cond, body, m, u]
}
let while3 [cond, body, t, u] {
  some m: Time | (cond[t] => body[t, m] else t = m) and while2[cond, body, m, u]
}
let while2 [cond, body, t, u] {
  some m: Time | (cond[t] => body[t, m] else t = m) and while1[cond, body, m, u]
}
let while1 [cond, body, t, u] {
  some m: Time | (cond[t] => body[t, m] else t = m) and while0[cond, body, m, u]
}
let while0 [cond, body, t, u] { not cond[t] and t = u }
`;
