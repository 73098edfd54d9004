import { parseArgs } from 'node:util'
import { nearest } from '../markdown/nearest.ts'
import { CliError, type Description, type Typed } from './command.ts'

type Token = Extract<NonNullable<ReturnType<typeof tokensOf>>[number], { readonly kind: 'option' }>

const tokensOf = (args: readonly string[], options: Description['options']) =>
  parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h' },
      ...Object.fromEntries(
        Object.entries(options).map(([name, { value }]) => [
          name,
          { type: value === undefined ? ('boolean' as const) : ('string' as const) },
        ]),
      ),
    },
    strict: false,
    tokens: true,
    allowPositionals: true,
  }).tokens

/** Reads what stands behind a command's name; `help` where that was asked for. Throws CliError, exit code 2. */
export function parse(command: Description, args: readonly string[]): Typed | 'help' {
  const tokens = tokensOf(args, command.options) ?? []
  const given = tokens.filter((token) => token.kind === 'option')
  if (given.some(({ name }) => name === 'help')) return 'help'
  const wrong = given.map((token) => mistake(command, token)).find((one) => one !== null)
  if (wrong) throw misused(command, wrong)
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
  return {
    words: counted(command, words),
    options: new Map(given.flatMap(({ name, value }) => (value ? [[name, value] as const] : []))),
    switches: new Set(given.flatMap(({ name, value }) => (value === undefined ? [name] : []))),
  }
}

function mistake({ options }: Description, { name, rawName, value }: Token): string | null {
  const option = Object.hasOwn(options, name) ? options[name] : undefined
  if (option === undefined) return `there is no option ${rawName}${meant(name, options)}`
  if (option.value === undefined) {
    return value === undefined ? null : `${rawName} takes no value`
  }
  return value === undefined || value === '' || value.startsWith('--')
    ? `${rawName} takes a value: ${rawName} ${option.value}`
    : null
}

function meant(name: string, options: Description['options']): string {
  const near = nearest(name, [...Object.keys(options), 'help'])
  return near === null ? '' : `; did you mean --${near}?`
}

function counted(command: Description, words: readonly string[]): readonly string[] {
  const { takes } = command
  const missing = takes[words.length]
  if (missing !== undefined) throw misused(command, `${argument(missing)} is missing`)
  const extra = words[takes.length]
  if (extra === undefined || isRepeated(takes.at(-1) ?? '')) return words
  throw misused(command, `${JSON.stringify(extra)} is more than the command takes`)
}

const DOTS = '...'
const isRepeated = (word: string): boolean => word.endsWith(DOTS)

/** How an argument is written in usage: `<file>...` where it may be repeated. */
export const argument = (word: string): string =>
  isRepeated(word) ? `<${word.slice(0, -DOTS.length)}>${DOTS}` : `<${word}>`

/** The arguments of a command as usage shows them. */
export const usageOf = ({ name, takes, options }: Description): string =>
  [
    'sitrep',
    name,
    ...takes.map(argument),
    ...Object.entries(options).map(([option, { value }]) =>
      value === undefined ? `[--${option}]` : `[--${option} ${value}]`,
    ),
  ].join(' ')

const misused = (command: Description, what: string): CliError =>
  new CliError(`${what}\nIt is typed: ${usageOf(command)}\nMore: sitrep ${command.name} --help`, 2)

/** The number of an issue from `42` or `#42`. Throws CliError, exit code 2. */
export function issueNumber(word: string): number {
  const [, digits] = /^#?([1-9]\d{0,9})$/.exec(word) ?? []
  if (digits !== undefined) return Number(digits)
  throw new CliError(
    `${JSON.stringify(word)} is no number of an issue; accepted: 42, or '#42' in quotes`,
    2,
  )
}
