import {
  AssertionError,
  filters as builtIn,
  type FilterImplOptions,
  Liquid,
  LiquidError,
  type Template,
} from 'liquidjs'

/** A mistake in a template, or a bound that it ran into. Line and column from 1. */
export interface LiquidProblem {
  readonly line: number
  readonly column: number
  /** May hold words of the template. */
  readonly message: string
}

export type Rendered =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: LiquidProblem }

export interface LiquidOptions {
  /** Makes the value of every `{{ }}` inert, unless its last filter is `raw`. Null and missing values are empty. */
  readonly escape?: (text: string) => string
  /** Further filters by name; a value comes first, then the arguments. Throwing is a mistake of the template. */
  readonly filters?: Readonly<Record<string, (value: unknown, ...args: unknown[]) => unknown>>
}

const LONGEST = 256 * 1024
const LONGEST_MS = 500
/** Characters and list entries that a template may make. */
const MOST_MEMORY = 4_000_000

/** These open other templates, and there are none. */
const OPENING = ['include', 'render', 'layout', 'block']
/** Ends differently each time, so that a document would never come to rest. */
const RANDOM = ['sample']
const DATES = [
  'date',
  'date_to_xmlschema',
  'date_to_rfc822',
  'date_to_string',
  'date_to_long_string',
]

/**
 * A team's template over plain data. Only own properties are seen, no file is opened, no clock is read, and work and
 * memory are bounded. What the data does not hold is a mistake; what is known to be empty is null in it.
 */
export function renderLiquid(
  template: string,
  data: Readonly<Record<string, unknown>>,
  options: LiquidOptions = {},
): Rendered {
  const liquid = engine(options)
  return attempt(template, () => liquid.renderSync(parse(liquid, template), { ...data }))
}

/** The first mistake that shows without data: tags, filters, ends. Null where there is none. */
export function checkLiquid(
  template: string,
  options: Pick<LiquidOptions, 'filters'> = {},
): LiquidProblem | null {
  const liquid = engine(options)
  const checked = attempt(template, () => {
    parse(liquid, template)
    return ''
  })
  return checked.ok ? null : checked.problem
}

function engine({ escape: inert, filters = {} }: LiquidOptions): Liquid {
  const liquid = new Liquid({
    templates: {},
    relativeReference: false,
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
    timezoneOffset: 0,
    locale: 'en-US',
    parseLimit: LONGEST,
    renderLimit: LONGEST_MS,
    memoryLimit: MOST_MEMORY,
    ...(inert === undefined ? {} : { outputEscape: (value: unknown) => inert(shown(value)) }),
  })
  for (const name of OPENING) delete liquid.tags[name]
  for (const name of RANDOM) delete liquid.filters[name]
  for (const name of DATES) liquid.registerFilter(name, withoutClock(name))
  for (const [name, filter] of Object.entries(filters)) liquid.registerFilter(name, filter)
  return liquid
}

function withoutClock(name: string): FilterImplOptions {
  const known = builtIn[name]
  const handler = typeof known === 'function' ? known : known?.handler
  return function (value, ...args) {
    if (value === 'now' || value === 'today')
      throw new Error('a template cannot ask what day it is')
    return handler?.call(this, value, ...args)
  }
}

const parse = (liquid: Liquid, template: string): Template[] => liquid.parse(template)

/** As Liquid itself would print it. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return ''
  return Array.isArray(value) ? value.map(shown).join('') : String(value)
}

function attempt(template: string, render: () => string): Rendered {
  try {
    return { ok: true, text: render() }
  } catch (error) {
    if (LiquidError.is(error)) return { ok: false, problem: problemOf(error) }
    // Raised where there is no token that it could name: before the first, or between two.
    if (!(error instanceof AssertionError)) throw error
    const tooLong = `the template is longer than ${LONGEST / 1024} KiB`
    const message = template.length > LONGEST ? tooLong : BOUNDS.get(error.message)
    if (message === undefined) throw error
    return { ok: false, problem: { line: 1, column: 1, message } }
  }
}

const POSITION = /(?:, file:[^\n]*)?, line:\d+, col:\d+$/

function problemOf(error: LiquidError): LiquidProblem {
  const [line, column] = positionOf(error)
  const [first = ''] = error.message.split('\n', 1)
  return {
    line,
    column,
    message: BOUNDS.get(error.originalError?.message ?? '') ?? first.replace(POSITION, ''),
  }
}

const BOUNDS: ReadonlyMap<string, string> = new Map([
  ['memory alloc limit exceeded', 'this makes more text or longer lists than a template may'],
  ['template render limit exceeded', `this takes longer than ${LONGEST_MS} ms`],
  ['Maximum call stack size exceeded', 'this is nested too deeply'],
])

function positionOf({ token }: LiquidError): readonly [number, number] {
  const [line = 1, column = 1] = token.getPosition()
  return [line, column]
}
