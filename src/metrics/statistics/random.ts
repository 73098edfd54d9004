/** The next number of a fixed row, 0 inclusive to 1 exclusive. */
export type Random = () => number

/**
 * Numbers that look thrown, the same row for the same data, so that two people get the same interval from the same
 * history: xoshiro128** of Blackman and Vigna, set going by a hash of the data.
 */
export function randomFor(...data: readonly Float64Array[]): Random {
  const state = Uint32Array.from(seeds(hash(data)))
  return () => {
    const [a = 0, b = 0, c = 0, d = 0] = state
    const given = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0
    const [nextC, nextD] = [c ^ a, d ^ b]
    state[0] = a ^ nextD
    state[1] = b ^ nextC
    state[2] = nextC ^ (b << 9)
    state[3] = rotated(nextD, 11)
    return given / 2 ** 32
  }
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

/** FNV-1a over 32 bits at a time; where one list ends and the next begins matters too. */
function hash(data: readonly Float64Array[]): number {
  let sum = 0x811c9dc5
  for (const list of data) {
    sum = Math.imul(sum ^ list.length, 0x01000193)
    const words = new Uint32Array(list.buffer, list.byteOffset, list.length * 2)
    for (const word of words) sum = Math.imul(sum ^ word ^ (word >>> 16), 0x01000193)
  }
  return sum >>> 0
}

/** Four words of one, by the finishing steps of MurmurHash3; never all zero. */
function seeds(from: number): readonly number[] {
  let word = from
  return [1, 2, 3, 4].map(() => {
    word = (word + 0x9e3779b9) | 0
    let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return (mixed ^ (mixed >>> 16)) >>> 0
  })
}
