import { issueNodeId } from '../../../src/sandbox/present/issue.ts'
import { READY } from '../../support/published.ts'
import { type ActKind, comes, draftOf } from './act-kind.ts'

const PATIENCE_MS = 10 * 60_000

/** Somebody calls the draft of the postmortem ready. */
export const readyDraft: ActKind<object> = {
  draw: () => ({}),
  async play(doing) {
    const draft = await comes(doing.stage, () => draftOf(doing), PATIENCE_MS)
    if (draft === null || !draft.pull.draft) return
    await doing.stage.it.as(doing.by).graphql(READY, { id: issueNodeId(draft) })
  },
}
