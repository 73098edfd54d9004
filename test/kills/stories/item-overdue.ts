import type { Story } from '../story.ts'
import { published } from './published.ts'

/** The date of an action item passes. */
export const itemOverdue: Story = {
  name: 'item-overdue',
  after: published,
  beginsAt: '2026-12-07T08:58:00Z',
  fromStart: true,
  minutes: 12,
  acts: [],
}
