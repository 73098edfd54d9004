import { type Story, says } from '../story.ts'
import { severe } from './severe.ts'

/** Somebody is on it. */
export const acknowledged: Story = {
  name: 'acknowledged',
  after: severe,
  acts: [says('ben', '/ack')],
}
