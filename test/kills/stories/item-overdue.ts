import type { Story } from '../story.ts'
import { weekAfterReported } from './week-after-reported.ts'

/** The date of an action item passes. */
export const itemOverdue: Story = {
  name: 'item-overdue',
  after: weekAfterReported,
  beginsAt: '2026-12-07T08:58:00Z',
  fromStart: true,
  minutes: 5,
  acts: [],
  lateMinutes: 2,
}
