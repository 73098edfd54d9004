import { issues } from './product.ts'
import type { Stage } from './whole-story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const MINUTE_MS = 60_000

interface Told {
  readonly state: 'firing' | 'acknowledged' | 'recovered'
  readonly severity?: string
}

/**
 * An alert declares an incident, fires again, is answered by people and recovers; a stranger's report is taken up and
 * turns out to be the same; a drill is cancelled. Ends on the Monday after, with the reports of the week.
 */
export async function alertStory({ box, settled }: Stage): Promise<void> {
  const { as, sandbox } = box
  const dispatch = async ({ state, severity = 'critical' }: Told) => {
    sandbox.clock.advance(3 * MINUTE_MS)
    const alert = { ...ALERT, state, severity }
    const asked = { ...AT, event_type: 'sitrep', client_payload: { alert } }
    await as('ana').rest.repos.createDispatchEvent(asked)
    await settled()
  }
  const says = async (login: string, issue: number, words: string) => {
    sandbox.clock.advance(MINUTE_MS)
    await issues(as(login)).say(issue, words)
    await settled()
  }
  await dispatch({ state: 'firing' })
  const { data: found } = await as('ana').rest.issues.listForRepo({ ...AT, labels: 'incident' })
  const incident = found[0]?.number ?? 0
  await dispatch({ state: 'firing' })
  await says('ben', incident, '/ack')
  await dispatch({ state: 'acknowledged' })
  await says('ben', incident, '/sev 3 only the shop in Lisbon\n/mitigated')
  await dispatch({ state: 'recovered' })
  const report = await issues(as('eve')).create('I cannot pay', '/incident')
  await settled()
  await says('caro', report, `/duplicate #${incident}`)
  const drill = await issues(as('ana')).create(
    'What if the database is gone',
    '/incident sev4\n/drill',
  )
  await settled()
  await says('dev', drill, '/oncall')
  await says('ana', drill, '/cancel the exercise is over')
  await says('ben', incident, '/resolve')
  const days = 24 * 60 * MINUTE_MS
  const monday = Date.parse('2026-11-23T10:20:00Z')
  while (sandbox.world.now() < monday) {
    sandbox.clock.advance(Math.min(days / 4, monday - sandbox.world.now()))
    await settled()
  }
}

const ALERT = {
  title: 'Checkout fails',
  service: 'checkout',
  key: 'checkout-errors',
  details: 'Errors above 5 %.',
  links: [{ name: 'dashboard', url: 'https://metrics.example/d/checkout' }],
} as const
