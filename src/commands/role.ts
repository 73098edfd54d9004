import { command } from './command.ts'
import { holding } from './holding.ts'
import { holder } from './parts/person.ts'
import { roleName } from './parts/role-name.ts'

export const role = command({
  name: 'role',
  aliases: ['assign-role'],
  summary: 'Give a role to somebody, or lay it down',
  parts: { role: roleName, who: holder },
  who: 'triage',
  during: 'incident',
  examples: ['/role comms @ana', '/role ops me', '/role scribe drop'],
  decide: ({ role: given, who }, scene) => holding(given, who, scene),
})
