import { type Story, says } from '../story.ts'
import { acknowledged } from './acknowledged.ts'

/** It was none. */
export const cancelled: Story = {
  name: 'cancelled',
  after: acknowledged,
  acts: [says('ben', '/cancel the probe was broken')],
}
