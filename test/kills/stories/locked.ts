import { AT, type Story, says } from '../story.ts'
import { declared } from './declared.ts'

/** Talk is locked, and somebody who may speaks on. */
export const locked: Story = {
  name: 'locked',
  after: declared,
  acts: [({ as }) => as('ana').rest.issues.lock({ ...AT, issue_number: 1 }), says('ben', '/ack')],
}
