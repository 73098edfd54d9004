import { merges } from '../postmortem-acts.ts'
import type { Story } from '../story.ts'
import { draftFinished } from './draft-finished.ts'

/** The postmortem is merged: the incident is closed, and its action items get issues. */
export const published: Story = {
  name: 'published',
  after: draftFinished,
  minutes: 6,
  acts: [merges],
}
