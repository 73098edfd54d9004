import { readFileSync } from 'node:fs'
import { commandsOf, type Place } from '../commands/place.ts'
import { REFERENCE_HEAD, reference } from '../commands/reference.ts'
import { commands } from '../commands/registry.generated.ts'
import { table } from '../markdown/table.ts'
import { between } from './between.ts'
import { checksTable, commandLineTable, troublesTable } from './command-line.ts'
import type { Generated } from './generated.ts'
import { permissions } from './permissions.ts'

const PERMISSIONS_HEAD = ['Permission', 'Level', 'What for'] as const

/** The README with its tables of commands and permissions as code and manifest have them now. */
export function writeReadme(): Generated {
  const rights = permissions(readFileSync('app.yml', 'utf8')).map(([name, level, reason]) => [
    `\`${name}\``,
    level,
    reason,
  ])
  return filled('README.md', {
    commands: commandTables(),
    permissions: table(PERMISSIONS_HEAD, rights),
  })
}

/** The page of the command line, with what its own words say of commands, checks and troubles. */
export function writeCliReadme(): Generated {
  return filled('src/cli/README.md', {
    'command-line': commandLineTable(),
    checks: checksTable(),
    troubles: troublesTable(),
  })
}

/** A page with what is generated of it put between its marks. */
function filled(path: string, parts: Readonly<Record<string, string>>): Generated {
  const written = readFileSync(path, 'utf8')
  const text = Object.entries(parts).reduce(
    (done, [name, part]) => between(done, name, part),
    written,
  )
  return { path, text }
}

/** One table for each place, since a word can mean one thing on an incident and another on an action item. */
function commandTables(): string {
  const tableOf = (place: Place) => table(REFERENCE_HEAD, reference(commandsOf(place, commands)))
  return [
    'On an incident, and to make one of an issue:',
    tableOf('incident'),
    'On an action item, which is any issue with the label `action-item`:',
    tableOf('action'),
  ].join('\n\n')
}
