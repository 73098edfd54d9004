import { type ActKind, SHOP } from './act-kind.ts'
import { SECRET } from './words.ts'

interface Alert {
  readonly type: string
  readonly alert: Readonly<Record<string, unknown>>
}

const STATES = ['firing', 'firing', 'firing', 'acknowledged', 'recovered'] as const

/** What a system says beside title, key and state. */
const MORE: readonly Readonly<Record<string, unknown>>[] = [
  { severity: 'critical', service: 'checkout', details: 'Errors above 5 %.' },
  { severity: 'warning', links: ['https://metrics.example/d/checkout'] },
  { severity: 'sev9', details: `@eve fixes #1 <!-- sitrep:v1 --> ${SECRET}`, strange: true },
  {},
]

/** Another system tells of an alert, by the token of somebody: one key fires, is taken up, and recovers. */
export const alert: ActKind<Alert> = {
  meetsOurs: () => true,
  draw: (roll) => {
    const key = roll.pick(['checkout', 'checkout', 'checkout', 'payments', 'search'])
    const state = roll.pick(STATES)
    if (roll.chance(0.3)) return { type: 'alertmanager', alert: grouped(key, state) }
    const told = { title: `${key} fails`, key, state, ...roll.pick(MORE) }
    return { type: roll.pick(['sitrep', 'sitrep', 'sitrep', 'other']), alert: told }
  },
  async play({ stage, by }, { type, alert: told }) {
    await stage.it.as(by).rest.repos.createDispatchEvent({
      ...SHOP,
      event_type: type,
      client_payload: { alert: told as unknown as string },
    })
  },
}

/** As Alertmanager's template makes it. */
const grouped = (key: string, state: string): Alert['alert'] => ({
  receiver: 'sitrep',
  status: state === 'recovered' ? 'resolved' : 'firing',
  groupLabels: { alertname: `${key} fails` },
  commonLabels: { alertname: `${key} fails`, severity: 'critical', service: key },
  commonAnnotations: { summary: `${key} fails` },
})
