import { type Story, says } from '../story.ts'
import { acknowledged } from './acknowledged.ts'

/** When it began is put right, after a time that cannot be read. */
export const timed: Story = {
  name: 'timed',
  after: acknowledged,
  acts: [says('caro', '/time started tomorrowish'), says('caro', '/time started 25m ago')],
}
