import { ROLE_WORDS, ROLES, type Role, roleNamed } from '../../domain/role.ts'
import { vocabulary } from './choice.ts'

/** A role of the incident, by any of the words that people type. */
export const roleName = vocabulary<Role>({
  label: 'role',
  code: 'unknown-role',
  noun: 'role',
  names: () => ROLES.flatMap((role) => ROLE_WORDS[role].slice(0, 1)),
  aliases: () => ROLES.flatMap((role) => ROLE_WORDS[role].slice(1)),
  find: (word) => roleNamed(word),
})
