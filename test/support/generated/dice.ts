/** Numbers that look random and depend on nothing but where they are asked for. */
export interface Dice {
  /** From 0 up to 1. */
  readonly next: () => number
  /** Whether it happens, where it happens in that share of all cases. */
  readonly happens: (share: number) => boolean
  readonly oneOf: <T>(all: readonly [T, ...T[]]) => T
  /** Milliseconds in whole seconds, log-normal around so many minutes, cut off at the longest. */
  readonly lasting: (minutes: number, spread: number, longest: number) => number
}

const MINUTE_S = 60

export function dice(seed: number, number: number): Dice {
  let state = mixed(Math.imul(seed, 0x9e3779b1) ^ mixed(number))
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    return mixed(state) / 4_294_967_296
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return {
    next,
    happens: (share) => next() < share,
    oneOf: (all) => all[Math.floor(next() * all.length)] ?? all[0],
    lasting: (minutes, spread, longest) => {
      const seconds = minutes * MINUTE_S * Math.exp(spread * normal())
      return Math.max(1, Math.round(Math.min(seconds, longest * MINUTE_S))) * 1_000
    },
  }
}

/** Every bit of the result depends on every bit of what goes in. */
function mixed(value: number): number {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad)
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97)
  return (bits ^ (bits >>> 15)) >>> 0
}
