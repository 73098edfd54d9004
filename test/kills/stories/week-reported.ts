import type { Story } from '../story.ts'
import { published } from './published.ts'

/** It is Monday, and the week is told. */
export const weekReported: Story = {
  name: 'week-reported',
  after: published,
  beginsAt: '2026-11-23T09:05:00Z',
  fromStart: true,
  minutes: 12,
  acts: [],
  lateMinutes: 2,
}
