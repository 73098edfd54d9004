import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { readDocument } from '../../src/markdown/document/read-document.ts'
import { review } from '../../src/postmortem/review.ts'
import { type Figure, median } from './figure.ts'

const RUNS = 5
const STARTS = 7
const DOCUMENT_MS = 250
const START_MS = 1_000
/** Review and bare parse of the same documents. */
const TIMES = 5
const REVIEW = { known: null, assignable: null, zone: 'UTC', gap: 0.25 }
const BY_HAND = 'templates/postmortem.md'
/** Real ones, where somebody has put them beside the checkout. */
const CORPUS = '../shared/corpus/postmortems/*__*.md'

interface Document {
  readonly name: string
  readonly path: string
  readonly text: string
}

/** Each document reviewed beside a bare parse of it, then a whole run of the command line on one. */
export function documents(): readonly Figure[] {
  const found = globSync(CORPUS).toSorted()
  const paths = found.length > 0 ? found : [BY_HAND]
  const all = paths.map((path) => ({
    name: basename(path, '.md').replace(/^.*__/, '').slice(0, 40),
    path,
    text: readFileSync(path, 'utf8'),
  }))
  return [...warm(all), ...started(typical(all))]
}

function warm(all: readonly Document[]): readonly Figure[] {
  const [parse, read, reviewed] = measured(all)
  const together = (what: string, times: readonly number[]): Figure => ({
    what: `${all.length} documents ${what}, together`,
    measured: sum(times),
    target: null,
    unit: 'ms',
  })
  return [
    ...all.map(({ name, text }, at) => ({
      what: `review of ${name}, ${Math.ceil(text.length / 1024)} KiB`,
      measured: reviewed[at] ?? Number.NaN,
      target: DOCUMENT_MS,
      unit: 'ms',
    })),
    together('only parsed', parse),
    together('read', read),
    together('reviewed', reviewed),
    {
      what: 'review beside the bare parse',
      measured: sum(reviewed) / sum(parse),
      target: TIMES,
      unit: 'times',
    },
  ]
}

const bare = (text: string): unknown =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
const reviewing = (text: string): unknown => review(text, REVIEW, {})

type Times = readonly number[]

/**
 * Medians of each document: parsed, read, reviewed, one right after the other, so that whatever else the machine does
 * meets all three. The first round is not counted, since it compiles what it runs.
 */
function measured(all: readonly Document[]): readonly [Times, Times, Times] {
  const rounds = Array.from({ length: RUNS + 1 }, () =>
    all.map(({ text }) => [bare, readDocument, reviewing].map((work) => timed(work, text))),
  ).slice(1)
  const medians = (kind: number): Times =>
    all.map((_, at) => median(rounds.map((round) => round[at]?.[kind] ?? Number.NaN)))
  return [medians(0), medians(1), medians(2)]
}

function timed(work: (text: string) => unknown, text: string): number {
  const began = performance.now()
  work(text)
  return performance.now() - began
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)

const typical = (all: readonly Document[]): Document | undefined =>
  all.toSorted((a, b) => a.text.length - b.text.length)[all.length >> 1]

/** The first start of an installation, and every one after it, which finds what was compiled. */
function started(document: Document | undefined): readonly Figure[] {
  if (document === undefined) return []
  const kept = mkdtempSync(join(tmpdir(), 'sitrep-bench-'))
  try {
    const first = starts(document, { NODE_DISABLE_COMPILE_CACHE: '1' })
    const again = starts(document, { XDG_CACHE_HOME: kept })
    const size = `${Math.ceil(document.text.length / 1024)} KiB`
    const what = `sitrep postmortem review of ${size} from start to end`
    return [
      { what: `${what}, first`, measured: median(first), target: START_MS, unit: 'ms' },
      { what: `${what}, again`, measured: median(again), target: START_MS, unit: 'ms' },
    ]
  } finally {
    rmSync(kept, { recursive: true, force: true })
  }
}

/** The first run is not counted: it fills what the others find. */
function starts({ path }: Document, env: Readonly<Record<string, string>>): readonly number[] {
  const args = ['src/cli/main.ts', 'postmortem', 'review', path]
  const runs = Array.from({ length: STARTS + 1 }, () => {
    const began = performance.now()
    const { status } = spawnSync(process.execPath, args, {
      env: { PATH: process.env['PATH'], ...env },
    })
    if (status !== 0 && status !== 1) throw new Error(`the review ended with ${status}`)
    return performance.now() - began
  })
  return runs.slice(1)
}
