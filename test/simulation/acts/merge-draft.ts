import { mergePull } from '../../../src/sandbox/actions/merge.ts'
import { type ActKind, actorOf, comes, draftOf, repositoryOf, worldOf } from './act-kind.ts'

const METHODS = ['merge', 'squash', 'rebase'] as const
const PATIENCE_MS = 10 * 60_000

/** Somebody merges the postmortem. GitHub refuses while it is a draft. */
export const mergeDraft: ActKind<{ readonly method: (typeof METHODS)[number] }> = {
  draw: (roll) => ({ method: roll.pick(METHODS) }),
  async play(doing, { method }) {
    const draft = await comes(doing.stage, () => draftOf(doing), PATIENCE_MS)
    const repo = doing.stage.declared[doing.incident]?.repo
    if (draft === null || repo === undefined) return
    const repository = repositoryOf(doing.stage, repo)
    mergePull(worldOf(doing.stage), actorOf(doing), repository, draft, { method })
  },
}
