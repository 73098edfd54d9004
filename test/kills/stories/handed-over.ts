import type { Story } from '../story.ts'
import { rota } from './rota.ts'

/** On Monday somebody else is on call, which is told with the report of the week. */
export const handedOver: Story = {
  name: 'handed-over',
  after: rota,
  beginsAt: '2026-11-23T08:58:00Z',
  fromStart: true,
  acts: [],
  minutes: 18,
  lateMinutes: 2,
}
