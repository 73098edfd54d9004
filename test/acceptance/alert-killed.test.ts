import { expect, test } from 'vitest'
import { SHOP, type Started } from '../sandbox/support.ts'
import { type Mortal, mortal } from '../support/mortal.ts'

/** As long as an unanswered sending stays unknown, and a second. */
const SETTLED_MS = 61_000

const ISSUES = '/repos/{owner}/{repo}/issues'
const COMMENTS = `${ISSUES}/{issue_number}/comments`

/** Kills whoever sends the next one, before or after GitHub has done what it asks. Resolves when it has struck. */
function killedAt(it: Mortal, route: string, done: boolean): Promise<unknown> {
  const struck = Promise.withResolvers<unknown>()
  it.box.sandbox.faults.queue({
    ...{ method: 'POST', route },
    where: ({ who }) => {
      if (who.startsWith('user ')) return false
      void it.kill().then(struck.resolve)
      return true
    },
    ...(done ? { after: 'lost' } : { before: 'lost' }),
  })
  return struck.promise
}

const alert = { title: 'Checkout fails', severity: 'critical', key: 'checkout-errors' }

/** What one sees of the incidents: title, labels, and how many cards. */
async function seen({ as }: Started): Promise<readonly string[]> {
  const { issues } = as('ana').rest
  const { data } = await issues.listForRepo({ ...SHOP, labels: 'incident', state: 'all' })
  return Promise.all(
    data.map(async ({ number, title, labels }) => {
      const comments = await issues.listComments({ ...SHOP, issue_number: number })
      const cards = comments.data.filter(({ body }) => body?.startsWith('<!-- sitrep:v1 card 1 '))
      const names = labels.map((one) => (typeof one === 'string' ? one : one.name)).toSorted()
      return `${title}: ${names.join(', ')}: ${cards.length}`
    }),
  )
}

test.each([
  ['before GitHub has opened the issue', ISSUES, false],
  ['after GitHub has opened the issue', ISSUES, true],
  ['between issue and card', COMMENTS, false],
])(
  'killed %s, an alert has one incident in the end',
  { timeout: 240_000 },
  async (_, route, done) => {
    const it = await mortal()
    try {
      const { app } = it.box.seeded
      app.events = [...app.events, 'repository_dispatch']
      const struck = killedAt(it, route, done)
      const { repos } = it.box.as('ana').rest
      await repos.createDispatchEvent({
        ...SHOP,
        event_type: 'sitrep',
        client_payload: { alert: alert as never },
      })
      await struck
      it.box.sandbox.faults.clear()
      await it.rise(SETTLED_MS)
      expect(await it.settled()).toBe(true)
      expect(await seen(it.box)).toEqual(['Checkout fails: incident, sev1, status: triage: 1'])
      expect(it.remains.map(({ integrity }) => integrity)).toEqual(['ok'])
    } finally {
      await it.close()
    }
  },
)
