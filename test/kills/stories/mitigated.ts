import { type Story, says } from '../story.ts'
import { acknowledged } from './acknowledged.ts'

/** Its impact is over. */
export const mitigated: Story = {
  name: 'mitigated',
  after: acknowledged,
  acts: [says('ana', '/mitigated')],
}
