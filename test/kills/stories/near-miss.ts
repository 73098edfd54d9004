import { type Story, says } from '../story.ts'
import { declared } from './declared.ts'

/** A slip of the hand gets the right spelling. */
export const nearMiss: Story = {
  name: 'near-miss',
  after: declared,
  acts: [says('ben', '/mitigatd')],
}
