import type { Story } from '../story.ts'
import { alerted, dispatches } from './alerted.ts'

/** Whatever was broken says that it is well. */
export const alertRecovered: Story = {
  name: 'alert-recovered',
  after: alerted,
  acts: [dispatches('recovered')],
  lateMinutes: 6,
}
