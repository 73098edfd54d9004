import type { Instant } from '../../../src/domain/instant.ts'
import { serve } from '../../../src/sandbox/sandbox.ts'
import { generated, KEYS } from '../../support/generated/served.ts'

/** A process of its own, so that what it costs to be GitHub is not counted with what it costs to ask it. */
const [count = 0, seed = 0, now = 0] = process.argv.slice(2).map(Number)
const it = generated({ count, seed, now: now as Instant }, { pointLimit: 12_500 })
const { apiUrl, origin } = await serve(it.sandbox)
const [{ id, secret } = { id: '', secret: '' }] = KEYS
process.on('message', () => {
  it.pass()
  process.send?.('passed')
})
process.on('disconnect', () => process.exit())
process.send?.({ apiUrl, origin, token: it.token, key: `${id}:${secret}` })
