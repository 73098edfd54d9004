import { type Story, says } from '../story.ts'
import { acknowledged } from './acknowledged.ts'

/** An update that promises the next one, and a line of the timeline with a change of status. */
export const updated: Story = {
  name: 'updated',
  after: acknowledged,
  acts: [
    says('ana', '/update rolling back the release, next 30m'),
    says('dev', '/timeline the pool is empty\n/identified'),
  ],
}
