import { readCalls } from '../../src/markdown/calls.ts'
import { type Figure, median } from './figure.ts'

const LENGTH = 65_536
const RUNS = 9
const TARGET_MS = 50

/** What holds other parsers for seconds or minutes, and a comment as people write it. */
const UNITS: Readonly<Record<string, string>> = {
  'nested quotes': '>',
  'quotes over many lines': '> > > > > > > >\n',
  'quotes and lists in turn': '> - ',
  'numbered lists in lists': '1) ',
  'lazy quotes': '> a\nb\n',
  'open links': '[a](',
  'open brackets': '[',
  'open images': '![a',
  'runs of backticks': '`` ` ',
  'open tags': '<a b="',
  'open comments': '<!-- ',
  'open folds': '<details>\n\n',
  tables: '|a|\n|-|\n',
  'fences of two kinds': '````\n~~~\n',
  emphasis: '*a _b ',
  blanks: ' ',
  commands: '/ack\n',
  'ordinary talk':
    'We see errors in the log since the last release.\n\n/timeline errors rise\n\n> who is on it?\n\n',
}

const filled = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length)

function timed(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

interface Class {
  readonly name: string
  readonly runs: readonly number[]
  readonly growth: number
}

function measured([name, unit]: readonly [string, string]): Class {
  const text = filled(unit, LENGTH)
  const growth = readCalls(text).steps / readCalls(text.slice(0, LENGTH / 2)).steps
  return { name, growth, runs: Array.from({ length: RUNS }, () => timed(() => readCalls(text))) }
}

/** The comment reader on 64 KiB of each class: the worst of all runs, the slowest class, and how the steps grow. */
export function reader(): readonly Figure[] {
  const classes = Object.entries(UNITS).map(measured)
  const slowest = top(classes, ({ runs }) => median(runs))
  const steepest = top(classes, ({ growth }) => growth)
  const text = filled(UNITS['ordinary talk'] ?? '', LENGTH)
  const plain = Array.from({ length: RUNS }, () => timed(() => void text.split('\n').length))
  return [
    {
      what: `64 KiB read, worst of ${RUNS} runs of ${classes.length} classes`,
      measured: Math.max(...classes.flatMap(({ runs }) => runs)),
      target: TARGET_MS,
      unit: 'ms',
    },
    {
      what: `64 KiB read, median of the slowest class (${slowest.name})`,
      measured: median(slowest.runs),
      target: TARGET_MS,
      unit: 'ms',
    },
    {
      what: '64 KiB read, median of ordinary talk',
      measured: median(classes.at(-1)?.runs ?? []),
      target: TARGET_MS,
      unit: 'ms',
    },
    {
      what: '64 KiB only split into lines, median',
      measured: median(plain),
      target: null,
      unit: 'ms',
    },
    {
      what: `steps for twice the text, most (${steepest.name})`,
      measured: steepest.growth,
      target: 2.2,
      unit: 'times',
    },
  ]
}

function top(classes: readonly Class[], by: (one: Class) => number): Class {
  return classes.reduce((best, one) => (by(one) > by(best) ? one : best))
}
