import { renameDefaultBranch } from '../../../src/sandbox/actions/default-branch.ts'
import { type ActKind, actorOf, repositoryOf, SHOP, worldOf } from './act-kind.ts'

/** Somebody gives the default branch another name. */
export const moveDefault: ActKind<{ readonly to: string }> = {
  meetsOurs: () => true,
  draw: (roll) => ({ to: roll.pick(['trunk', 'main', 'master']) }),
  async play(doing, { to }) {
    const repository = repositoryOf(doing.stage, SHOP.repo)
    renameDefaultBranch(worldOf(doing.stage), actorOf(doing), repository, to)
  },
}
