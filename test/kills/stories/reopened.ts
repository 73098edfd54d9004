import { type Story, says } from '../story.ts'
import { resolvedLightly } from './resolved-lightly.ts'

/** What was over and closed is not. */
export const reopened: Story = {
  name: 'reopened',
  after: resolvedLightly,
  acts: [says('ana', '/reopen')],
}
