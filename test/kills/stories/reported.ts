import { opens, type Story, says } from '../story.ts'
import { declared } from './declared.ts'

/** Somebody who may not declare reports, and somebody who may takes it up. */
export const reported: Story = {
  name: 'reported',
  after: declared,
  acts: [opens('eve', 'I cannot pay', '/incident'), says('ana', '/ack', 2)],
}
