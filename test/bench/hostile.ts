import { promisedIn } from '../../src/postmortem/items/promised-in.ts'
import type { Figure } from './figure.ts'

const KIB = 1024
const TARGET_MS = 250
const LARGE_TARGET_MS = 1_000

/** What holds parsers of Markdown for seconds or minutes. */
const UNITS: Readonly<Record<string, string>> = {
  'nested quotes': '>',
  'quotes over many lines': '> > > > > > >\n',
  'quotes and lists in turn': '> - ',
  'numbered lists in lists': '1) ',
  'lists of many items': '- a\n',
  'loose lists': '- a\n\n',
  tasks: '- [ ] a\n',
  'lists within lists': '- a\n  - b\n    - c\n',
  'lazy quotes': '> a\nb\n',
  'open links': '[a](',
  'open brackets': '[',
  'closing brackets': ']',
  'open images': '![a',
  'brackets and stars': '[*',
  'runs of backticks': '`` ` ',
  'open tags': '<a b="',
  'open comments': '<!-- ',
  tables: '|a|\n|-|\n',
  'rows of a table': '| a | b |\n',
  'many columns': '|a',
  'fences of two kinds': '````\n~~~\n',
  emphasis: '**a* _b ',
  'crossed out': '~~a~',
  headings: '# a\n',
  'headings by a line below': 'a\n-\n',
  'headings by looks': '**a**\n\nb\n\n',
  'headings that announce items': '## Action items\n\n- a\n\n',
  labels: 'Action items: a\n\n',
  definitions: '[a]: b\n',
  footnotes: '[^a]: b\n',
  'references to definitions': '[a][b] ',
  addresses: 'www.a.example ',
  entities: '&amp;',
  'one paragraph of many lines': 'a\n',
  'lines across': '- ',
  blanks: ' ',
  tabs: '\t',
  'a mixture': '- [*`<a>|`](b)> **c**\n',
  'another mixture': '> 1. [a][*b*](c) ``d` | e |\n',
}
/** A text is slow at the size that is just small enough to be read. */
const SIZES = [4, 8, 12, 16, 24, 32, 48, 64].map((size) => size * KIB)

const HEAD = '# Outage 2026-11-20\n\n'
const PLACES: readonly ((body: string) => string)[] = [
  (body) => `${HEAD}## Action items\n\n${body}`,
  (body) => `${HEAD}## Action items\n\n- Ship it @ana\n\n## Timeline\n\n${body}`,
  (body) => `${HEAD}${body}\n\n## Action items\n\n- Ship it @ana\n`,
  (body) =>
    `${HEAD}## Action items\n\n| Action | Owner |\n|-|-|\n| ${body.replaceAll('\n', ' ')} | |\n`,
]

const filled = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length)

interface Run {
  readonly name: string
  readonly ms: number
}

/** Documents of every sort and of sizes up to 64 KiB, and one of 1 MiB: the slowest of each. */
export function hostile(): readonly Figure[] {
  const small = Object.entries(UNITS).flatMap(([name, unit]) =>
    SIZES.flatMap((size) => PLACES.map((place) => timed(name, place(filled(unit, size))))),
  )
  const large = Object.entries(UNITS).map(([name, unit]) =>
    timed(name, `${HEAD}## Action items\n\n${filled(unit, KIB * KIB)}`),
  )
  return [
    figure(
      `${small.length} hostile documents of up to 64 KiB read or refused, slowest`,
      small,
      TARGET_MS,
    ),
    figure('hostile documents of 1 MiB refused, slowest', large, LARGE_TARGET_MS),
  ]
}

function figure(what: string, runs: readonly Run[], target: number): Figure {
  const slowest = runs.reduce((worst, one) => (one.ms > worst.ms ? one : worst))
  return { what: `${what} (${slowest.name})`, measured: slowest.ms, target, unit: 'ms' }
}

function timed(name: string, text: string): Run {
  const by = { known: null, zone: 'UTC', names: new Set<string>() }
  const began = performance.now()
  promisedIn(text, by)
  return { name, ms: performance.now() - began }
}
