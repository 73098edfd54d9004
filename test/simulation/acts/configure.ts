import { commitFiles } from '../../../src/sandbox/actions/commits.ts'
import { type ActKind, actorOf, repositoryOf, SHOP, worldOf } from './act-kind.ts'
import { CONFIGS } from './configs.ts'

/** Somebody commits another config to the default branch: a good one, a wrong one, or one that means harm. */
export const configure: ActKind<{ readonly text: string }> = {
  meetsOurs: () => true,
  draw: (roll) => ({ text: roll.pick(CONFIGS) }),
  async play(doing, { text }) {
    const repository = repositoryOf(doing.stage, SHOP.repo)
    const files = { '.github/sitrep.yml': text }
    commitFiles(worldOf(doing.stage), actorOf(doing), repository, files, 'Run incidents otherwise')
  },
}
