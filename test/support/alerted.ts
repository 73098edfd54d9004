import { onTestFinished } from 'vitest'
import { SHOP } from '../sandbox/support.ts'
import { OUR_APP } from './our-app.ts'
import { type Served, type ServedOptions, served } from './served.ts'

export interface Alerted extends Served {
  /** Sends an alert as another system does, without waiting for what comes of it. */
  readonly dispatch: (alert: unknown, type?: string) => Promise<void>
  /** All issues with the label of incidents, lowest number first. */
  readonly incidents: () => Promise<readonly Shown[]>
  readonly card: (issue: number) => Promise<string>
}

export interface Shown {
  readonly number: number
  readonly title: string
  readonly state: string
  readonly reason: string | null | undefined
  readonly labels: readonly string[]
}

/** The App beside a GitHub that other systems send their alerts to. */
export async function alerted(
  options: ServedOptions & { readonly config?: string } = {},
): Promise<Alerted> {
  const { config, ...rest } = options
  const files = config === undefined ? {} : { '.github/sitrep.yml': config }
  const box = {
    ...rest.box,
    seed: { ...rest.box?.seed, files },
    app: { ...rest.box?.app, events: OUR_APP.events },
  }
  const it = await served({ ...rest, box })
  onTestFinished(it.close)
  const ana = it.box.as('ana')
  return Object.assign(Object.create(it) as Served, {
    async dispatch(alert: unknown, type = 'sitrep') {
      await ana.rest.repos.createDispatchEvent({
        ...SHOP,
        event_type: type,
        client_payload: { alert: alert as string },
      })
    },
    async incidents() {
      const { data } = await ana.rest.issues.listForRepo({
        ...SHOP,
        labels: 'incident',
        state: 'all',
        per_page: 100,
      })
      return data
        .map(({ number, title, state, state_reason: reason, labels }) => ({
          ...{ number, title, state, reason },
          labels: labels.map((one) => (typeof one === 'string' ? one : (one.name ?? ''))).sort(),
        }))
        .sort((a, b) => a.number - b.number)
    },
    async card(issue: number) {
      const { data } = await ana.rest.issues.listComments({
        ...SHOP,
        issue_number: issue,
        per_page: 100,
      })
      return data.find(({ body }) => body?.startsWith('<!-- sitrep:v1 card 1 '))?.body ?? ''
    },
  })
}

export const CHECKOUT = {
  title: 'Checkout fails',
  severity: 'critical',
  service: 'checkout',
  key: 'checkout-errors',
  links: [{ name: 'runbook', url: 'https://wiki.example/checkout' }],
}
