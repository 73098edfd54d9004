import { type Story, says } from '../story.ts'
import { acknowledged } from './acknowledged.ts'

/** The store is gone when the process comes back. */
export const storeLost: Story = {
  name: 'store-lost',
  after: acknowledged,
  storeLost: true,
  fromStart: true,
  minutes: 4,
  acts: [says('ana', '/mitigated')],
}
