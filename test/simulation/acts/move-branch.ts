import { deleteRef, updateRef } from '../../../src/sandbox/actions/refs.ts'
import { type ActKind, actorOf, draftOf, repositoryOf, worldOf } from './act-kind.ts'

type How = 'deleted' | 'to-base' | 'to-parent'

/** Somebody deletes the branch of the postmortem, or forces it to another commit. */
export const moveBranch: ActKind<{ readonly how: How }> = {
  meetsOurs: () => true,
  draw: (roll) => ({ how: roll.pick(['deleted', 'to-base', 'to-parent']) }),
  async play(doing, { how }) {
    const draft = draftOf(doing)
    const repo = doing.stage.declared[doing.incident]?.repo
    if (draft === null || repo === undefined) return
    const repository = repositoryOf(doing.stage, repo)
    const by = [worldOf(doing.stage), actorOf(doing), repository] as const
    const { headRef, headSha, baseSha } = draft.pull
    const ref = `refs/heads/${headRef}`
    if (how === 'deleted') {
      deleteRef(...by, ref)
      return
    }
    const parent = repository.git.commits[headSha]?.parentShas[0]
    updateRef(...by, ref, how === 'to-base' ? baseSha : (parent ?? baseSha), true)
  },
}
