import { type ActKind, draftOf, OWNER } from './act-kind.ts'

/** Somebody closes the pull request of the postmortem, or opens it again. */
export const closeDraft: ActKind<{ readonly state: 'open' | 'closed' }> = {
  meetsOurs: () => true,
  draw: (roll) => ({ state: roll.pick(['closed', 'closed', 'open']) }),
  async play(doing, { state }) {
    const draft = draftOf(doing)
    const repo = doing.stage.declared[doing.incident]?.repo
    if (draft === null || repo === undefined) return
    const at = { owner: OWNER, repo, pull_number: draft.number }
    await doing.stage.it.as(doing.by).rest.pulls.update({ ...at, state })
  },
}
