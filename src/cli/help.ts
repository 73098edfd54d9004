import type { Description } from './command.ts'
import { argument, usageOf } from './parse.ts'
import { hanging, WIDTH, wrap } from './wrap.ts'

/** `sitrep --help`, or `sitrep config --help` where the commands are those of a group. */
export function overview(commands: readonly Description[], group: string | null): string {
  const name = group === null ? 'sitrep' : `sitrep ${group}`
  return [
    `Usage: ${name} <command> [options]`,
    '',
    'Commands:',
    ...rows(
      commands.map((command) => [
        [command.name, ...command.takes.map(argument)].join(' '),
        command.summary,
      ]),
    ),
    '',
    `\`sitrep <command> --help\` explains one of them.`,
    ...(group === null ? ['', ...ENVIRONMENT] : []),
  ].join('\n')
}

const ENVIRONMENT = [
  'Environment:',
  ...rows([
    ['GITHUB_TOKEN', 'A token; else `gh auth token` is asked for one'],
    ['APP_ID, PRIVATE_KEY', 'Both set: act as that App, which alone writes to incidents'],
    ['GITHUB_REPOSITORY', 'The repository where --repo names none'],
    ['GITHUB_API_URL', 'Root of the REST API, for GitHub Enterprise Server'],
    ['SITREP_KEY', 'id:secret that signs cards, as the App has it'],
  ]),
  '',
  'Exit code: 0 as wished, 1 something was found or refused, 2 typed wrongly.',
  '`sitrep --version` prints the release.',
]

/** `sitrep converge --help` */
export function explained(command: Description): string {
  const options = Object.entries(command.options).map(
    ([name, { value, summary }]) =>
      [value === undefined ? `--${name}` : `--${name} ${value}`, summary] as const,
  )
  return [
    hanging('Usage: ', usageOf(command)),
    '',
    ...wrap(`${command.summary}.`, WIDTH),
    ...wrap(command.about, WIDTH),
    '',
    'Options:',
    ...rows([...options, ['-h, --help', 'Print this']]),
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${example}`),
  ].join('\n')
}

function rows(pairs: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...pairs.map(([left]) => left.length))
  return pairs.map(([left, right]) => hanging(`  ${left.padEnd(width)}  `, right))
}
