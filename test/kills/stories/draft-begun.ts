import { begins } from '../postmortem-acts.ts'
import type { Story } from '../story.ts'
import { resolved } from './resolved.ts'

/** A person commits to the draft of the postmortem, and it is reviewed. */
export const draftBegun: Story = {
  name: 'draft-begun',
  after: resolved,
  acts: [begins],
}
