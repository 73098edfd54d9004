import { existsSync, readFileSync } from 'node:fs'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { placedIn, type ReadBy } from '../../src/postmortem/items/placed-in.ts'
import { promisedIn } from '../../src/postmortem/items/promised-in.ts'
import {
  type Annotated,
  hasRightDue,
  hasRightOwners,
  hasRightStatus,
  hasRightTracker,
  type Pair,
  paired,
} from '../postmortem/items/annotated.ts'
import { type Figure, median } from './figure.ts'
import { hostile } from './hostile.ts'

/** Real postmortems lie beside the checkout where somebody has put them there; they are not ours to publish. */
const FOLDER = '../shared/corpus/postmortems'
const BY: ReadBy = { known: null, zone: 'UTC', names: new Set() }
const RUNS = 11
/** Rounds before what is measured, in which both are compiled. */
const WARM = 3
/** Characters that one measurement reads, of small documents the same ones again: the clock is too coarse for less. */
const AT_ONCE = 12_000

/** What of the action items of real documents is read rightly, and how long reading takes, at worst too. */
export function items(): readonly Figure[] {
  return [...(existsSync(FOLDER) ? real() : []), ...hostile()]
}

interface Scored {
  readonly text: string
  readonly required: number
  readonly found: number
  readonly pairs: readonly Pair[]
}

function real(): readonly Figure[] {
  const { documents } = JSON.parse(readFileSync(`${FOLDER}/annotations.json`, 'utf8')) as {
    documents: readonly Annotated[]
  }
  const all = documents.map(scored)
  return [...scores(all), ...times(all.map(({ text }) => text))]
}

function scored(document: Annotated): Scored {
  const text = readFileSync(`${FOLDER}/${document.file}`, 'utf8')
  const found = placedIn(text, BY).items.map(({ item, at }) => [at, item.title] as const)
  const pairs = paired(document.items, found)
  const optional = pairs.filter(({ expected }) => expected.optional === true).length
  return {
    text,
    required: document.items.filter((item) => item.optional !== true).length,
    found: found.length - optional,
    pairs: pairs.filter(({ expected }) => expected.optional !== true),
  }
}

/** Shares of what should be, each beside its target; written as what is missing, since less of that is better. */
function scores(all: readonly Scored[]): readonly Figure[] {
  const sum = (size: (one: Scored) => number) => all.reduce((total, one) => total + size(one), 0)
  const pairs = all.flatMap((one) => one.pairs)
  const share = (is: (pair: Pair) => boolean) => pairs.filter(is).length / pairs.length
  const figure = (what: string, reached: number, wanted: number): Figure => ({
    what: `action items of ${all.length} documents: ${what} ${reached.toFixed(3)}, so missing`,
    measured: 1 - reached,
    target: Number((1 - wanted).toFixed(2)),
    unit: '',
  })
  return [
    figure('recall', pairs.length / sum(({ required }) => required), 0.95),
    figure('precision', pairs.length / sum(({ found }) => found), 0.95),
    figure('owners', share(hasRightOwners), 0.85),
    figure('due', share(hasRightDue), 0.97),
    figure('done', share(hasRightStatus), 0.9),
    figure('tracked', share(hasRightTracker), 0.9),
  ]
}

/** Both in turns, so that whatever else the machine does meets both. */
function times(texts: readonly string[]): readonly Figure[] {
  const works = [
    (text: string): unknown =>
      fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }),
    (text: string): unknown => promisedIn(text, BY),
  ]
  const rounds = Array.from({ length: RUNS + WARM }, () =>
    texts.map((text) => works.map((work) => timed(work, text))),
  ).slice(WARM)
  const medians = texts.map((_, at) =>
    works.map((_, kind) => median(rounds.map((round) => round[at]?.[kind] ?? Number.NaN))),
  )
  const [parsed = 0, read = 0] = works.map((_, kind) =>
    medians.reduce((total, one) => total + (one[kind] ?? 0), 0),
  )
  const ratios = medians.map(([bare = 0, own = 0]) => own / bare)
  return [
    {
      what: 'action items read, per document',
      measured: read / texts.length,
      target: null,
      unit: 'ms',
    },
    {
      what: 'the same documents only parsed, per document',
      measured: parsed / texts.length,
      target: null,
      unit: 'ms',
    },
    {
      what: 'action items beside the bare parse, all',
      measured: read / parsed,
      target: 0.5,
      unit: 'times',
    },
    {
      what: 'action items beside the bare parse, the worst document',
      measured: Math.max(...ratios),
      target: 1,
      unit: 'times',
    },
  ]
}

/** Milliseconds for reading it once. Of this process alone: others on the machine are not counted. */
function timed(work: (text: string) => unknown, text: string): number {
  const times = Math.ceil(AT_ONCE / text.length)
  const began = process.cpuUsage()
  for (let time = 0; time < times; time++) work(text)
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1_000 / times
}

if (import.meta.main) {
  const { line } = await import('./figure.ts')
  for (const figure of items()) console.log(line(figure))
}
