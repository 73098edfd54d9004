import { type Story, says } from '../story.ts'
import { declared } from './declared.ts'

/** Nobody answers, so that somebody is called. */
export const reminded: Story = {
  name: 'reminded',
  after: declared,
  minutes: 14,
  acts: [says('ana', '/sev 1')],
}
