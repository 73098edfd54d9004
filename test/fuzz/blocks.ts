import { filled, LONGEST, type Reader } from './reader.ts'

/** How long the longest text of one class holds the thread, and how that grows. */
export interface Block {
  readonly input: string
  /** CPU time of this thread alone for the longest text: what else the machine does is not counted. */
  readonly ms: number
  /** By how much the time grows where the text doubles; null where it is too short to tell. */
  readonly growth: number | null
}

/** Below this, the clock and the collector say more than the reader. */
const TELLING_MS = 20

/** One after the other, in order of what it was made of. */
export async function blocks(reader: Reader): Promise<readonly Block[]> {
  const found: Block[] = []
  const grown = Object.entries(reader.grown ?? {})
  const units = Object.entries(reader.units).map(
    ([name, unit]) => [name, (length: number) => filled(unit, length)] as const,
  )
  await timed(reader, reader.corpus.join('\n').slice(0, LONGEST))
  for (const [input, made] of [...units, ...grown]) found.push(await block(reader, input, made))
  return found
}

async function block(
  reader: Reader,
  input: string,
  made: (length: number) => string,
): Promise<Block> {
  const [half, whole] = [made(LONGEST / 2), made(LONGEST)]
  if (reader.thread === 'own') return { input, ms: await timed(reader, whole), growth: null }
  const ms = Math.min(await timed(reader, whole), await timed(reader, whole))
  if (ms < TELLING_MS || half.length > 0.6 * whole.length) return { input, ms, growth: null }
  const before = Math.min(await timed(reader, half), await timed(reader, half))
  return { input, ms, growth: before < TELLING_MS / 4 ? null : ms / before }
}

/** Milliseconds of this thread's CPU. */
async function timed({ read }: Reader, text: string): Promise<number> {
  const began = process.threadCpuUsage()
  await read(text)
  const { user, system } = process.threadCpuUsage(began)
  return (user + system) / 1_000
}
