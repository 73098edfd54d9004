import { AT, type Story } from '../story.ts'
import { acknowledged } from './acknowledged.ts'

/** A person sets and takes labels with the sidebar. */
export const labelled: Story = {
  name: 'labelled',
  after: acknowledged,
  acts: [
    ({ as }) =>
      as('caro').rest.issues.addLabels({
        ...AT,
        issue_number: 1,
        labels: ['sev2', 'service: payments'],
      }),
    ({ as }) => as('caro').rest.issues.removeLabel({ ...AT, issue_number: 1, name: 'sev2' }),
  ],
}
