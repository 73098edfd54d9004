import { generateKeyPairSync } from 'node:crypto'
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Figure } from '../figure.ts'
import { flood } from './flood.ts'
import { type Answered, BYTES, load, SECRET } from './load.ts'
import { type Measured, measured, slowGithub } from './servers.ts'

const ROUNDS = 8
const MANY = 1_500
const ALONE = 300

interface Round {
  /** Microseconds of processor time for one delivery. */
  readonly cpu: number
  /** Milliseconds until an answer, one delivery at a time. */
  readonly median: number
  readonly p99: number
}

/** Our door beside a bare Probot, in turns, with an API behind that takes two seconds to answer anything. */
export async function intake(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-bench-'))
  const github = await slowGithub()
  const env = environment(github.url, folder)
  const bare = await measured('bare', env)
  const ours = await measured('ours', env)
  try {
    const rounds: { bare: Round[]; ours: Round[] } = { bare: [], ours: [] }
    const synced: number[] = []
    await Promise.all([load(bare.port, MANY, 10), load(ours.port, MANY, 10)])
    for (let at = 0; at < ROUNDS; at++) {
      const order = at % 2 === 0 ? (['bare', 'ours'] as const) : (['ours', 'bare'] as const)
      for (const name of order) rounds[name].push(await round(name === 'bare' ? bare : ours))
      synced.push(syncedWrite(folder))
    }
    const burst = await load(ours.port, 1_000, 1_000)
    const fresh = { ...env, SITREP_STORE: join(folder, 'flooded.db') }
    const grown = [await flooded('ours', fresh), await flooded('bare', fresh)] as const
    return figures(rounds, synced, burst, ...grown)
  } finally {
    await Promise.all([bare.kill(), ours.kill()])
    github.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** On a server of its own: the peak that a load leaves behind would hide what a flood adds. */
async function flooded(
  name: 'bare' | 'ours',
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const server = await measured(name, env)
  try {
    await load(server.port, 50, 5)
    return await flood(server)
  } finally {
    await server.kill()
  }
}

function environment(apiUrl: string, folder: string): Readonly<Record<string, string>> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    APP_ID: '1',
    PRIVATE_KEY: String(privateKey.export({ type: 'pkcs1', format: 'pem' })),
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: apiUrl,
    LOG_LEVEL: 'fatal',
    SITREP_STORE: join(folder, 'store.db'),
  }
}

async function round(server: Measured): Promise<Round> {
  const before = await server.ask()
  const many = await load(server.port, MANY, 10)
  const after = await server.ask()
  const alone = await load(server.port, ALONE, 1)
  const refused = [...many, ...alone].filter(({ status }) => status < 200 || status > 299)
  if (refused.length > 0) throw new Error(`${refused.length} deliveries were refused`)
  return {
    cpu: (after.cpu - before.cpu) / MANY,
    median: at(alone, 0.5),
    p99: at([...many, ...alone], 0.99),
  }
}

const at = (answered: readonly Answered[], share: number): number =>
  quantile(
    answered.map(({ ms }) => ms),
    share,
  )

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Median milliseconds of writing one delivery's bytes to the same disk and waiting until they are there. */
function syncedWrite(folder: string): number {
  const file = openSync(join(folder, 'synced'), 'a')
  const bytes = Buffer.alloc(BYTES, 1)
  const times = Array.from({ length: 50 }, () => {
    const began = performance.now()
    writeSync(file, bytes)
    fsyncSync(file)
    return performance.now() - began
  })
  closeSync(file)
  return quantile(times, 0.5)
}

const median = (values: readonly number[]): number => quantile(values, 0.5)

function figures(
  { bare, ours }: { readonly bare: readonly Round[]; readonly ours: readonly Round[] },
  synced: readonly number[],
  burst: readonly Answered[],
  grown: number,
  bareGrown: number,
): readonly Figure[] {
  const ratio = median(ours.map(({ cpu }, round) => cpu / (bare[round]?.cpu ?? cpu)))
  const allowed = 0.9 * median(bare.map((one) => one.median)) + median(synced)
  const cpu = (rounds: readonly Round[]) => median(rounds.map((one) => one.cpu)).toFixed(0)
  return [
    {
      what: `intake: processor time beside bare Probot (${cpu(ours)} and ${cpu(bare)} µs)`,
      measured: ratio,
      target: 0.9,
      unit: '×',
    },
    {
      what: `intake: median answer, at most 0.9 of bare Probot's and a synced write (${median(synced).toFixed(2)} ms)`,
      measured: median(ours.map((one) => one.median)),
      target: allowed,
      unit: ' ms',
    },
    {
      what: 'intake: p99 of an answer while the API takes 2 s a call',
      measured: median(ours.map((one) => one.p99)),
      target: 50,
      unit: ' ms',
    },
    {
      what: 'intake: refused of 1000 deliveries at once',
      measured: burst.filter(({ status }) => status < 200 || status > 299).length,
      target: 0,
      unit: '',
    },
    {
      what: `intake: memory grown by 100 MB without a signature (bare Probot: ${mib(bareGrown)} MiB)`,
      measured: Number(mib(grown)),
      target: 8,
      unit: ' MiB',
    },
  ]
}

const mib = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1)
