import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { bundle } from '../../src/gen/bundle/bundle.ts'
import { listening, runAction } from '../support/action.ts'
import { type Figure, median } from './figure.ts'

/** What a script can do at least: ask, and take the answer in. */
const BARE =
  "const url = process.env.GITHUB_API_URL + '/graphql'\nawait (await fetch(url, { method: 'POST', body: '{}' })).text()\n"

const ROUNDS = 31
const MAIN = 'action/dist/main.js'

interface Times {
  /** From the start of the process to its first request; NaN where there was none. */
  readonly firstMs: number
  readonly endMs: number
}

/** How soon the bundle asks its first question, beside a script that does nothing but ask, turn by turn. */
export async function start(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(import.meta.dirname, 'start-'))
  const bare = join(folder, 'bare.mjs')
  writeFileSync(bare, BARE)
  try {
    return [...(await times(bare)), ...(await sizes())]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function times(bare: string): Promise<readonly Figure[]> {
  const all: Record<'bare' | 'ours' | 'foreign', Times[]> = { bare: [], ours: [], foreign: [] }
  let sent = 0
  for (let round = 0; round <= ROUNDS; round++) {
    const one = {
      bare: await timed(bare, '/ack'),
      ours: await timed(MAIN, '/ack'),
      foreign: await timed(MAIN, 'I am looking'),
    }
    sent += one.foreign.requests
    // The first is for the disk.
    if (round === 0) continue
    for (const [name, list] of Object.entries(all)) list.push(one[name as keyof typeof one])
  }
  return figures(all, sent)
}

function figures(
  { bare, ours, foreign }: Readonly<Record<'bare' | 'ours' | 'foreign', readonly Times[]>>,
  sent: number,
): readonly Figure[] {
  const ratio = (over: (round: number) => number) => median(bare.map((_, round) => over(round)))
  const at = (list: readonly Times[], round: number) =>
    list[round] ?? { firstMs: Number.NaN, endMs: Number.NaN }
  const first = (round: number) => at(ours, round).firstMs / at(bare, round).firstMs
  const end = (round: number) => at(foreign, round).endMs / at(bare, round).endMs
  return [
    comparison('a bare fetch: start to its request', bare, 'firstMs'),
    comparison('the Action: start to its first request', ours, 'firstMs'),
    { what: 'the same, over a bare fetch', measured: ratio(first), target: 1.25, unit: 'x' },
    comparison('a bare fetch: start to end', bare, 'endMs'),
    comparison('an event that is not ours: start to end', foreign, 'endMs'),
    { what: 'the same, over a bare fetch', measured: ratio(end), target: 1, unit: 'x' },
    { what: 'requests of events that are not ours', measured: sent, target: 0, unit: '' },
  ]
}

const comparison = (what: string, list: readonly Times[], of: keyof Times): Figure => ({
  what,
  measured: median(list.map((one) => one[of])),
  target: null,
  unit: 'ms',
})

async function timed(entry: string, body: string): Promise<Times & { readonly requests: number }> {
  const github = await listening()
  const event = { action: 'created', issue: { number: 7 }, comment: { body, user: {} } }
  const began = performance.now()
  await runAction(entry, JSON.stringify(event), {
    GITHUB_EVENT_NAME: 'issue_comment',
    GITHUB_API_URL: github.url,
  })
  const endMs = performance.now() - began
  const [first] = github.heard
  await github.close()
  return {
    firstMs: (first?.at ?? Number.NaN) - began,
    endMs,
    requests: github.heard.length,
  }
}

/** What lies in the folder, what of it others wrote, and what a runner downloads of it. */
async function sizes(): Promise<readonly Figure[]> {
  const files = await bundle()
  const scripts = files.filter(({ path }) => path.endsWith('.js'))
  const packages = scripts.filter(({ path }) =>
    PACKAGES.some((name) => path.endsWith(`/${name}.js`)),
  )
  const all = Buffer.from(files.map(({ text }) => text).join(''))
  return [
    {
      what: 'the folder of the bundle, its licences included',
      measured: all.length / 1000,
      target: 900,
      unit: 'kB',
    },
    { what: 'of which packages of others', measured: bytesOf(packages), target: null, unit: 'kB' },
    {
      what: 'of which the start, all that a foreign event loads',
      measured: bytesOf(scripts.filter(({ path }) => /\/(?:main|light)\.js$/.test(path))),
      target: null,
      unit: 'kB',
    },
    {
      what: 'the folder as it is downloaded, compressed',
      measured: gzipSync(all).length / 1000,
      target: null,
      unit: 'kB',
    },
  ]
}

const PACKAGES = ['yaml', 'zod', 'temporal', 'liquid', 'croner', 'markdown', 'octokit'] as const

const bytesOf = (files: readonly { readonly text: string }[]): number =>
  files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1000
