import { AT, opens, type Story, says } from '../story.ts'
import { declared } from './declared.ts'

/** An issue of a time before us is labelled, and then somebody speaks on it. */
export const adopted: Story = {
  name: 'adopted',
  after: declared,
  beginsAt: '2026-11-24T10:00:00Z',
  unheard: [opens('dev', 'Payments fail', 'They do since noon.', ['sev2'])],
  acts: [
    ({ as }) => as('ben').rest.issues.addLabels({ ...AT, issue_number: 2, labels: ['incident'] }),
    says('ben', '/mitigated', 2),
  ],
}
