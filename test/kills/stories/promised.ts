import { type Story, says } from '../story.ts'
import { acknowledged } from './acknowledged.ts'

/** An action item is promised in the middle of it. */
export const promised: Story = {
  name: 'promised',
  after: acknowledged,
  acts: [says('ana', '/action alert on pool exhaustion @dev due 2027-01-10 p1')],
}
