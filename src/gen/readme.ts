import { readFileSync } from 'node:fs'
import { REFERENCE_HEAD, reference } from '../commands/reference.ts'
import { commands } from '../commands/registry.generated.ts'
import { table } from '../markdown/table.ts'
import { between } from './between.ts'
import type { Generated } from './generated.ts'
import { permissions } from './permissions.ts'

const PERMISSIONS_HEAD = ['Permission', 'Level', 'What for'] as const

/** The README with its tables of commands and permissions as code and manifest have them now. */
export function writeReadme(): Generated {
  const path = 'README.md'
  const rights = permissions(readFileSync('app.yml', 'utf8')).map(([name, level, reason]) => [
    `\`${name}\``,
    level,
    reason,
  ])
  const withCommands = between(
    readFileSync(path, 'utf8'),
    'commands',
    table(REFERENCE_HEAD, reference(commands)),
  )
  return { path, text: between(withCommands, 'permissions', table(PERMISSIONS_HEAD, rights)) }
}
