import { callsReady, finishes } from '../postmortem-acts.ts'
import type { Story } from '../story.ts'
import { resolved } from './resolved.ts'

/** All that the draft asked for is written, and the draft is called ready. */
export const draftFinished: Story = {
  name: 'draft-finished',
  after: resolved,
  acts: [finishes, callsReady],
}
