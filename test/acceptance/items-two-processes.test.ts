import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { beside, freePort, type Process } from '../support/beside.ts'
import { FILLED_FORM } from '../support/filled-form.ts'
import { many, withRows } from '../support/itemised.ts'
import { settled } from '../support/mortal.ts'
import { issues } from '../support/product.ts'
import { cardOf, merge, proposed } from '../support/published.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const COUNT = 6

/** Two Apps on one store. Both get every delivery until only some are told. */
async function pair() {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-items-'))
  let running: readonly Process[] = []
  const deliver = async (request: Request) => {
    const body = await request.text()
    const { pathname } = new URL(request.url)
    const init = { method: 'POST', headers: request.headers, body }
    const all = await Promise.allSettled(running.map(({ url }) => fetch(`${url}${pathname}`, init)))
    const answers = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    return answers[0] ?? new Response(null, { status: 500 })
  }
  const both = await beside({ sandbox: { deliver } })
  const env = { SITREP_STORE: join(folder, 'store.db') }
  running = await Promise.all([both.run(env), both.run(env, await freePort())])
  const [one, two] = running
  if (one === undefined || two === undefined) throw new Error('they did not start')
  onTestFinished(async () => {
    await both.close()
    rmSync(folder, { recursive: true })
  })
  return {
    ...{ box: both.box, one, two, as: both.box.as, settled: () => settled(both.box, () => two) },
    tell: (...some: readonly Process[]) => {
      running = some
    },
  }
}

const BEFORE = 3

test('a process that is killed with the answer for an issue on the way leaves the rest to another, and none is opened twice', {
  timeout: 120_000,
}, async () => {
  const all = await pair()
  const it = { as: all.as, settled: async () => void (await all.settled()) }
  const ana = it.as('ana')
  const incident = await issues(ana).create('Checkout fails', FILLED_FORM)
  await it.settled()
  for (const words of ['/sev 1 nobody can pay', '/ic @ana', '/resolve']) {
    all.box.sandbox.clock.advance(60_000)
    await issues(ana).say(incident, words)
    await it.settled()
  }
  const proposal = await proposed(it, incident, withRows(many(COUNT)))
  let opened = 0
  const ended = Promise.withResolvers<number | null>()
  all.box.sandbox.faults.queue({
    method: 'POST',
    route: '/repos/{owner}/{repo}/issues',
    where({ who }) {
      if (who.startsWith('user ') || opened++ !== BEFORE) return false
      all.tell(all.two)
      void all.one.kill().then(ended.resolve)
      return true
    },
    after: 'lost',
  })
  // So that it is this one which opens them.
  all.tell(all.one)
  await merge(it, proposal)
  await ended.promise
  all.box.sandbox.clock.advance(10 * 60_000)
  await it.settled()
  const { data } = await ana.rest.issues.listForRepo({ ...AT, labels: 'action-item' })
  expect(new Set(data.map(({ title }) => title)).size).toBe(COUNT)
  expect(data).toHaveLength(COUNT)
  expect(await cardOf(ana, incident)).toContain(`0 of ${COUNT} verified`)
})
