import type { Permission } from '../domain/permission.ts'
import type { Command } from './command.ts'
import { usage } from './usage.ts'

/** One row a command for the README and for help: usage, what it does, who may, an example. */
export const reference = (
  commands: readonly Command[],
  who: (command: Command) => Permission = (command) => command.who,
): readonly (readonly string[])[] =>
  commands.map((command) => [
    code(usage(command)),
    command.summary + also(command),
    who(command),
    code(command.examples[0]),
  ])

const also = ({ aliases }: Command): string =>
  aliases.length === 0 ? '' : ` (also ${aliases.map((alias) => `\`/${alias}\``).join(', ')})`

export const REFERENCE_HEAD = ['Command', 'What it does', 'Role', 'Example'] as const

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
}

/** Code that may hold a bar inside a table: between backticks the bar could not be written. */
const code = (text: string): string =>
  `<code>${text.replaceAll(/[&<>|]/g, (sign) => ENTITIES[sign] ?? sign)}</code>`
