import type { Command, Part } from './command.ts'

const shown = ({ label, optional }: Part<unknown>): string => {
  if (label.startsWith('[')) return label
  return optional ? `[${label}]` : `<${label}>`
}

/** How a command is typed: `/severity <level> [reason]`. */
export const usage = ({ name, parts }: Command): string =>
  [`/${name}`, ...Object.values(parts).map(shown)].join(' ')
