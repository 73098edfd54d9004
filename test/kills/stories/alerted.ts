import { type Act, AT, type Story } from '../story.ts'
import { declared } from './declared.ts'

const ALERT = {
  title: 'Search is slow',
  severity: 'minor',
  service: 'search',
  key: 'search-latency',
  links: [{ name: 'dashboard', url: 'https://metrics.example/d/search' }],
}

/** Another system says how it stands. */
export const dispatches =
  (state: 'firing' | 'acknowledged' | 'recovered'): Act =>
  ({ as }) =>
    as('ana').rest.repos.createDispatchEvent({
      ...AT,
      event_type: 'sitrep',
      client_payload: { alert: { ...ALERT, state } as unknown as string },
    })

/** An alert opens an incident. */
export const alerted: Story = {
  name: 'alerted',
  after: declared,
  acts: [dispatches('firing')],
  lateMinutes: 6,
}
