import { type Instant, systemNow } from '../../../src/domain/instant.ts'
import { serve } from '../../../src/sandbox/sandbox.ts'
import { generated, KEYS } from '../../support/generated/served.ts'

/** A process of its own, so that what it costs to be GitHub is not counted with what it costs to ask it. */
const [count = 0, seed = 0, now = 0] = process.argv.slice(2).map(Number)
const size = { count, seed, now: now as Instant }
const it = generated(size, { pointLimit: 12_500, now: systemNow })
const { apiUrl, origin } = await serve(it.sandbox)
const [{ id, secret } = { id: '', secret: '' }] = KEYS
process.on('message', () => {
  it.pass()
  process.send?.('passed')
})
process.on('disconnect', () => process.exit())
const { id: appId, privateKey } = it.seeded.app
process.send?.({ apiUrl, origin, token: it.token, key: `${id}:${secret}`, appId, privateKey })
