import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commands } from '../../src/commands/registry.generated.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

const EXAMPLES = [...commands.flatMap(({ examples }) => examples), '/service drop checkout']

const said = fc.constantFrom(...EXAMPLES).map((body) => ({ kind: 'say' as const, body }))

const act = fc.oneof(
  { weight: 4, arbitrary: said },
  fc
    .constantFrom('sev1', 'sev2', 'status: mitigated', 'drill', 'incident', 'cause: data')
    .map((name) => ({ kind: 'label' as const, name })),
  fc
    .constantFrom('sev1', 'sev2', 'status: investigating', 'incident')
    .map((name) => ({ kind: 'unlabel' as const, name })),
  fc
    .constantFrom('open' as const, 'closed' as const)
    .map((state) => ({ kind: 'state' as const, state })),
)

type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

async function does(it: Story, issue_number: number, one: Act): Promise<void> {
  it.minutes(1)
  const { issues } = it.as('ben').rest
  switch (one.kind) {
    case 'say':
      await issues.createComment({ ...AT, issue_number, body: one.body })
      return
    case 'label':
      await issues.addLabels({ ...AT, issue_number, labels: [one.name] })
      return
    case 'unlabel':
      await issues.removeLabel({ ...AT, issue_number, name: one.name }).catch(() => null)
      return
    default:
      await issues.update({ ...AT, issue_number, state: one.state })
  }
}

/** Looks after every act, or once at the end; at each rest a second look must find nothing to do. */
async function played(acts: readonly Act[], often: boolean) {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
  await it.look(number)
  for (const one of acts) {
    await does(it, number, one)
    if (often) await it.look(number)
    if (often) expect((await it.plan(number)).effects).toEqual([])
  }
  await it.look(number)
  expect((await it.plan(number)).effects).toEqual([])
  return it.issue(number)
}

test('whatever people do, a second look writes nothing', { timeout: 240_000 }, async () => {
  const acts = fc.array(act, { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(acts, async (list) => void (await played(list, true))),
    { numRuns: 25 },
  )
})

test('one look at the end does what many did', { timeout: 240_000 }, async () => {
  const words = fc.array(said, { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(words, async (list) => {
      const { reason: _, ...once } = await played(list, false)
      expect(await played(list, true)).toMatchObject(once)
    }),
    { numRuns: 15 },
  )
})
