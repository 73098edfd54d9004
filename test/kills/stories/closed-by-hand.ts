import { AT, type Story } from '../story.ts'
import { acknowledged } from './acknowledged.ts'

/** Somebody closes the issue instead of typing a command, and opens it again. */
export const closedByHand: Story = {
  name: 'closed-by-hand',
  after: acknowledged,
  acts: [
    ({ as }) => as('ben').rest.issues.update({ ...AT, issue_number: 1, state: 'closed' }),
    ({ as }) => as('ben').rest.issues.update({ ...AT, issue_number: 1, state: 'open' }),
  ],
}
