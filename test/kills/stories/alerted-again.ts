import type { Story } from '../story.ts'
import { alerted, dispatches } from './alerted.ts'

/** The same alert fires twice more, and somebody answers it where it came from. */
export const alertedAgain: Story = {
  name: 'alerted-again',
  after: alerted,
  acts: [
    async (stage) => {
      await dispatches('firing')(stage)
      await dispatches('firing')(stage)
    },
    dispatches('acknowledged'),
  ],
  lateMinutes: 6,
}
