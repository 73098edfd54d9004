import { editRepository } from '../../../src/sandbox/actions/places.ts'
import { type ActKind, actorOf, repositoryOf, SHOP, worldOf } from './act-kind.ts'

/** Whoever administers the repository makes it read-only, or takes that back. */
export const archive: ActKind<{ readonly archived: boolean }> = {
  meetsOurs: () => true,
  draw: () => ({ archived: true }),
  async play(doing, { archived }) {
    const repository = repositoryOf(doing.stage, SHOP.repo)
    editRepository(worldOf(doing.stage), actorOf(doing), repository, { archived })
  },
}
