import type { Instant } from '../domain/instant.ts'
import { readWhen } from '../markdown/when.ts'
import { CliError, type Typed } from './command.ts'

/** A time that was typed behind an option, in UTC where it names no zone; null where none was. Throws CliError. */
export function moment(
  typed: Typed,
  option: string,
  now: Instant,
  bias: 'past' | 'future',
): Instant | null {
  const text = typed.options.get(option)
  if (text === undefined) return null
  const read = readWhen(text, { now, zone: 'UTC', bias })
  if ('at' in read) return read.at
  const accepted = read.accepted.map((example) => `'${example}'`).join(', ')
  throw new CliError(`--${option}: ${read.detail} Accepted: ${accepted}.`, 2)
}
