import { type Story, says } from '../story.ts'
import { acknowledged } from './acknowledged.ts'

/** Roles are given to others, taken, and passed on. */
export const roles: Story = {
  name: 'roles',
  after: acknowledged,
  acts: [says('ana', '/ic @ana\n/ops @dev'), says('caro', '/comms')],
}
