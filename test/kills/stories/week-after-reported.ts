import type { Story } from '../story.ts'
import { weekReported } from './week-reported.ts'

/** A week later the report of the week before is followed by the next one. */
export const weekAfterReported: Story = {
  name: 'week-after-reported',
  after: weekReported,
  beginsAt: '2026-11-30T09:05:00Z',
  fromStart: true,
  minutes: 12,
  acts: [],
  lateMinutes: 2,
}
