import { PERMISSIONS, type Permission, reaches } from '../domain/permission.ts'
import type { Policy } from '../domain/policy.ts'
import { accept, type Outcome, refuse } from '../domain/problem.ts'
import type { Command } from './command.ts'

/**
 * The weakest role that may run a command. What a team sets for all commands raises those of
 * responders; one that any reader may use is raised only by its own name.
 */
export function asked({ name, who }: Command, { commands, declare }: Policy): Permission {
  const own = commands[name] ?? (name === 'incident' ? declare : undefined)
  return own ?? (reaches(who, 'triage') ? (commands['default'] ?? who) : who)
}

/** Whether a role may run a command; null where GitHub could not say which role it is. */
export function allowed(
  command: Command,
  held: Permission | null,
  policy: Policy,
): Outcome<Permission> {
  const needed = asked(command, policy)
  if (held === null) {
    const detail = 'GitHub did not say which role you hold on this repository, so nothing was run.'
    return refuse('authority-unknown', detail, 'Send the command again in a minute.')
  }
  if (reaches(held, needed)) return accept(held)
  const have = held === 'none' ? 'no role' : `the role ${held}`
  const detail = `\`/${command.name}\` asks for the role ${needed} on this repository; you hold ${have}.`
  const above = PERMISSIONS.slice(PERMISSIONS.indexOf(needed)).join(', ')
  return refuse('not-allowed', detail, `Ask somebody who holds one of: ${above}.`)
}
