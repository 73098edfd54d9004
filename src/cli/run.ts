import { Failure } from '../github/failure.ts'
import { nearest } from '../markdown/nearest.ts'
import { CliError, type Description, type ExitCode, type Terminal } from './command.ts'
import { DESCRIPTIONS } from './descriptions.generated.ts'
import { explained, overview } from './help.ts'
import { parse } from './parse.ts'
import { commands } from './registry.ts'
import { version } from './version.ts'

/** Runs one command line, `process.argv` without its first two words. Only what we did not expect is thrown. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await dispatch(args[0] === 'help' ? [...args.slice(1), '--help'] : args, terminal)
  } catch (error) {
    if (error instanceof CliError) {
      terminal.note(`sitrep: ${error.message}`)
      return error.exitCode
    }
    if (!(error instanceof Failure)) throw error
    terminal.note(`sitrep: ${error.message}`)
    return 1
  }
}

const VERSION = new Set(['--version', '-V', 'version'])

/** What a command needs is loaded only once it is clear that it will run. */
async function dispatch(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (VERSION.has(args[0] ?? '')) {
    terminal.out(version())
    return 0
  }
  const described = DESCRIPTIONS.find(({ name }) => begins(args, name))
  if (described === undefined) return level(args, terminal)
  const typed = parse(described, args.slice(described.name.split(' ').length))
  if (typed !== 'help') return (await loaded(described.name)).run(typed, terminal)
  terminal.out(explained(described))
  return 0
}

async function loaded(name: string) {
  const load = commands.get(name)
  if (load === undefined) throw new Error(`the command ${name} is described and not registered`)
  return load()
}

const begins = (args: readonly string[], name: string): boolean =>
  name.split(' ').every((word, at) => args[at] === word)

const HELP = new Set(['--help', '-h'])

/** What is typed above any command: the whole, a group, or a word that is neither. */
function level(args: readonly string[], terminal: Terminal): ExitCode {
  const [first = ''] = args
  const group = DESCRIPTIONS.filter(({ name }) => name.startsWith(`${first} `))
  const [shown, rest] = group.length > 0 ? [group, args.slice(1)] : [DESCRIPTIONS, args]
  const help = overview(shown, group.length > 0 ? first : null)
  if (rest.some((word) => HELP.has(word)) && (rest[0] ?? '').startsWith('-')) {
    terminal.out(help)
    return 0
  }
  if (rest.length > 0) throw unknown(args, shown)
  terminal.note(help)
  return 2
}

function unknown(args: readonly string[], among: readonly Description[]): CliError {
  const [first = '', second = ''] = args
  if (first.startsWith('-')) return new CliError('the command comes first: sitrep --help', 2)
  const names = among.map(({ name }) => name)
  const near = nearest(`${first} ${second}`, names) ?? nearest(first, [...names, ...groups(names)])
  const meant = near === null ? '' : `; did you mean sitrep ${near}?`
  const grouped = names.some((name) => name.startsWith(`${first} `))
  const typed = grouped ? `${first} ${second}` : first
  return new CliError(
    `there is no command ${JSON.stringify(typed)}${meant}\nAll commands: sitrep --help`,
    2,
  )
}

const groups = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) => (name.includes(' ') ? [name.split(' ')[0] ?? ''] : []))
