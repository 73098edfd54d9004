const setImmediate = globalThis.setImmediate
/** Signing and hashing of the platform, which come back when they like. */
let outside = 0
/** Whatever was asked for last. */
let last: Promise<unknown> = Promise.resolve()

/** Until nothing moves any more without time passing. */
export async function still(): Promise<void> {
  do await new Promise((resolve) => setImmediate(resolve))
  while (outside > 0)
}

let watched = false

/** Has this thread wait for whatever threads of the platform do, and hear of it in the order in which it asked. */
export function watchOutside(): void {
  if (watched) return
  watched = true
  const { subtle } = crypto
  for (const name of ['sign', 'importKey', 'verify', 'digest'] as const) {
    const asked = subtle[name].bind(subtle) as (...given: unknown[]) => Promise<unknown>
    Object.assign(subtle, { [name]: (...given: unknown[]) => inTurn(asked(...given)) })
  }
}

async function inTurn(asked: Promise<unknown>): Promise<unknown> {
  outside += 1
  const before = last
  last = Promise.allSettled([before, asked])
  try {
    await before
    return await asked
  } finally {
    outside -= 1
  }
}
