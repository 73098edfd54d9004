import { proves } from '../postmortem-acts.ts'
import type { Story } from '../story.ts'
import { published } from './published.ts'

/** A merged pull request proves that an action item is done. */
export const itemProven: Story = {
  name: 'item-proven',
  after: published,
  acts: [...proves],
}
