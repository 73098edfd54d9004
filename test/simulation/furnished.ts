import { roleOf } from '../../src/sandbox/access.ts'
import { addRepositories } from '../../src/sandbox/actions/apps.ts'
import { commitFiles } from '../../src/sandbox/actions/commits.ts'
import { createRepository, setRole } from '../../src/sandbox/actions/places.ts'
import type { User } from '../../src/sandbox/model.ts'
import { ATTIC, VAULT } from './acts/words.ts'
import type { Box } from './box.ts'
import type { Schedule } from './schedule.ts'

/** Puts into a new world what a schedule says has been there all along. */
export function furnished(it: Box, { config, places }: Pick<Schedule, 'config' | 'places'>): void {
  const { sandbox, seeded } = it
  const user = personOf(it, 'ana')
  if (config !== null) {
    const files = { '.github/sitrep.yml': config }
    const actor = { user, grant: null }
    commitFiles(sandbox.world, actor, seeded.repository, files, 'Say how we run incidents')
  }
  for (const place of places) furnishedPlace(it, user, place)
}

/** With the same people in the same roles; a stranger sees nothing of the private one. */
function furnishedPlace(it: Box, user: User, place: Schedule['places'][number]): void {
  const { sandbox, seeded } = it
  const owner = sandbox.state.users[seeded.repository.ownerId]
  if (owner === undefined) throw new Error('nobody owns the shop')
  const name = { vault: VAULT, attic: ATTIC }[place]
  const made = createRepository(sandbox.world, { owner, name, private: place === 'vault' })
  for (const one of Object.values(seeded.users)) {
    const role = roleOf(seeded.repository, one)
    setRole(sandbox.world, made, one, role === 'read' ? 'none' : role)
  }
  commitFiles(sandbox.world, { user, grant: null }, made, { 'README.md': `# ${name}\n` }, 'Begin')
  addRepositories(sandbox.world, seeded.installation, user, [made])
}

function personOf({ seeded }: Box, login: string): User {
  const found = seeded.users[login]
  if (found === undefined) throw new Error(`there is nobody called ${login}`)
  return found
}
