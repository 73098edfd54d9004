import { expect, onTestFinished, test } from 'vitest'
import { SHOP } from '../sandbox/support.ts'
import { type Served, served } from '../support/served.ts'

const TOKEN = {
  method: 'POST',
  route: '/app/installations/{installation_id}/access_tokens',
} as const

/** An App whose first requests for a token come to that, and an incident that it is told of. */
async function declared(fault: Parameters<Served['box']['sandbox']['faults']['queue']>[0]) {
  const it = await served()
  onTestFinished(it.close)
  // Its start has asked already, and for none of the tokens that the next installation gets.
  await it.stop()
  it.box.sandbox.faults.queue(fault)
  await it.again()
  const { data } = await it.box
    .as('ana')
    .rest.issues.create({ ...SHOP, title: 'Checkout fails', body: '/incident' })
  await it.settled()
  const at = { ...SHOP, issue_number: data.number }
  return (await it.box.as('ana').rest.issues.listComments(at)).data
}

test.each([
  ['a page in its place', { ...TOKEN, after: 'html' } as const],
  [
    'an answer without one',
    { ...TOKEN, after: { status: 201, body: { expires_at: 'soon' } } } as const,
  ],
  ['nothing at all', { ...TOKEN, after: 'lost' } as const],
])('who asked for a token and got %s asks again', async (_, fault) => {
  expect(await declared(fault)).toHaveLength(1)
})
