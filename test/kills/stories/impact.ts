import { type Story, says } from '../story.ts'
import { acknowledged } from './acknowledged.ts'

/** How many it hits. */
export const impact: Story = {
  name: 'impact',
  after: acknowledged,
  acts: [says('ana', '/impact 40% 12000 users $15000 checkout answers with errors')],
}
