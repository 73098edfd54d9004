import { type Story, says } from '../story.ts'
import { declared } from './declared.ts'

/** It is over and owes nothing. */
export const resolvedLightly: Story = {
  name: 'resolved-lightly',
  after: declared,
  acts: [says('ben', '/sev 4'), says('ben', '/resolve')],
}
