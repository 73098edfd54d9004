import { type Story, says } from '../story.ts'
import { mitigated } from './mitigated.ts'

/** It is over and owes a postmortem, whose draft is opened. */
export const resolved: Story = {
  name: 'resolved',
  after: mitigated,
  minutes: 6,
  acts: [says('ana', '/cause deployment\n/resolve')],
}
