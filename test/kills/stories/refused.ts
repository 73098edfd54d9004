import { type Story, says } from '../story.ts'
import { declared } from './declared.ts'

/** A stranger wants what they may not. */
export const refused: Story = {
  name: 'refused',
  after: declared,
  acts: [says('eve', '/sev 4')],
}
