import { setRole } from '../../../src/sandbox/actions/places.ts'
import { type ActKind, repositoryOf, SHOP, worldOf } from './act-kind.ts'

const ROLES = ['none', 'read', 'triage', 'write'] as const

/** Whoever administers the repository gives somebody another role on it, or takes theirs away. */
export const role: ActKind<{ readonly who: string; readonly role: (typeof ROLES)[number] }> = {
  meetsOurs: () => true,
  draw: (roll) => ({ who: roll.pick(['ben', 'dev', 'caro', 'eve']), role: roll.pick(ROLES) }),
  async play({ stage }, { who, role: given }) {
    const user = stage.it.seeded.users[who]
    if (user !== undefined) setRole(worldOf(stage), repositoryOf(stage, SHOP.repo), user, given)
  },
}
