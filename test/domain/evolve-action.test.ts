import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Action, NO_ACTION } from '../../src/domain/action.ts'
import { endOf, evolveAction, foldAction } from '../../src/domain/evolve-action.ts'
import type { Fact, FactBody, Ref } from '../../src/domain/fact.ts'
import type { Instant } from '../../src/domain/instant.ts'

const COMMENT: Ref = { kind: 'comment', id: 1 }
const CLICK: Ref = { kind: 'event', id: 'E1' }
const pull = (number: number, repository: string | null = null) => ({ repository, number })

/** GitHub's own log is clicks, what people type are comments; one second after the other. */
const refOf = ({ type }: FactBody): Ref =>
  type === 'action-closed' || type === 'action-reopened' ? CLICK : COMMENT
const history = (bodies: readonly FactBody[]): readonly Fact[] =>
  bodies.map((body, at) => ({ ...body, at: (at + 1) as Instant, by: 'ana', ref: refOf(body) }))
const of = (...bodies: readonly FactBody[]): Action => foldAction(history(bodies))

const closed = (reason: 'completed' | 'not_planned' | 'duplicate', by: number | null = null) =>
  ({ type: 'action-closed', reason, pull: by === null ? null : pull(by) }) as const
const done = (by: number | null = null) =>
  ({ type: 'done-said', proof: by === null ? null : pull(by) }) as const
const declined = (reason: string) => ({ type: 'action-declined', reason }) as const
const deployed = (number: number) =>
  ({ type: 'proof-deployed', pull: pull(number), environment: 'production' }) as const
const REOPENED = { type: 'action-reopened' } as const

/** The end in short: its kind, and what belongs to it. */
function end({ end: held }: Action) {
  if (held === null) return null
  if (held.kind === 'declined') return `declined: ${held.reason}`
  return 'pull' in held ? `${held.kind} #${held.pull.number}` : held.kind
}

describe('how it ended', () => {
  test.each<readonly [string, readonly FactBody[], string | null]>([
    ['open', [], null],
    ['closed by a merge', [closed('completed', 5)], 'merged #5'],
    ['closed by hand', [closed('completed')], 'unverified'],
    ['closed as not planned', [closed('not_planned')], 'declined: null'],
    ['closed as a duplicate', [closed('duplicate')], 'duplicate'],
    ['said to be done', [done()], 'unverified'],
    ['said to be done with a proof', [done(5)], 'merged #5'],
    ['proven, then closed by hand', [done(5), closed('completed')], 'merged #5'],
    ['proven, then closed as not planned', [done(5), closed('not_planned')], 'merged #5'],
    ['proven, then closed as a duplicate', [done(5), closed('duplicate')], 'merged #5'],
    ['proven, then said to be done', [closed('completed', 5), done()], 'merged #5'],
    ['closed by hand, then proven', [closed('completed'), done(5)], 'merged #5'],
    ['not planned, then proven', [closed('not_planned'), done(5)], 'merged #5'],
    ['proven by the wrong one first', [done(4), done(5)], 'merged #5'],
    ['said to be done, then closed by a merge', [done(), closed('completed', 5)], 'merged #5'],
    ['declined', [declined('costly')], 'declined: costly'],
    ['declined, then closed', [declined('costly'), closed('not_planned')], 'declined: costly'],
    [
      'declined, then closed by the other button',
      [declined('costly'), closed('completed')],
      'declined: costly',
    ],
    ['not planned, then why', [closed('not_planned'), declined('costly')], 'declined: costly'],
    ['declined twice', [declined('costly'), declined('too late')], 'declined: too late'],
    ['declined, then done after all', [declined('costly'), done()], 'unverified'],
    ['declined, then a merge', [declined('costly'), closed('completed', 5)], 'merged #5'],
    ['done, then declined', [done(), declined('it did not help')], 'declined: it did not help'],
    ['done, then closed as not planned', [done(), closed('not_planned')], 'declined: null'],
    ['not planned, then completed', [closed('not_planned'), closed('completed')], 'unverified'],
    ['a duplicate, then completed', [closed('duplicate'), closed('completed')], 'unverified'],
    ['a duplicate of which somebody says it is done', [closed('duplicate'), done()], 'unverified'],
    ['opened again', [closed('completed', 5), REOPENED], null],
    ['opened again, then closed by hand', [done(5), REOPENED, closed('completed')], 'unverified'],
    ['opened again, then proven anew', [done(5), REOPENED, done(5)], 'merged #5'],
    ['deployed', [closed('completed', 5), deployed(5)], 'verified #5'],
    ['deployed with another', [closed('completed', 5), deployed(6)], 'merged #5'],
    ['deployed before it was named', [deployed(5), done(5)], 'verified #5'],
    ['deployed, then another is named', [done(5), deployed(5), done(6)], 'merged #6'],
    ['deployed, then the same again', [done(5), deployed(5), done(5)], 'verified #5'],
    ['deployed while nothing is done', [deployed(5)], null],
    ['deployed, opened again', [done(5), deployed(5), REOPENED], null],
    [
      'deployed, opened again, the same again',
      [done(5), deployed(5), REOPENED, done(5)],
      'verified #5',
    ],
    ['deployed of what was closed by hand', [closed('completed'), deployed(5)], 'unverified'],
  ])('%s', (_, bodies, expected) => {
    expect(end(of(...bodies))).toBe(expected)
  })

  test('the first to say it is the one who did, also when GitHub closes it afterwards', () => {
    expect(of(done(), closed('completed')).end).toMatchObject({ at: 1, ref: COMMENT })
    expect(of(done(5), closed('completed', 5)).end).toMatchObject({ at: 1, ref: COMMENT })
    expect(of(closed('not_planned'), declined('costly')).end).toMatchObject({ at: 1, ref: CLICK })
    expect(of(closed('completed'), done(5)).end).toMatchObject({ at: 2, ref: COMMENT })
  })

  test('two repositories may have a pull request of one number, and names differ in case alone', () => {
    const [one, other] = [pull(5, 'acme/shop'), pull(5, 'ACME/Shop')]
    const proven = of({ type: 'done-said', proof: one })
    const at = { at: 9 as Instant, by: 'ana', ref: CLICK }
    const here = {
      type: 'proof-deployed',
      pull: pull(5),
      environment: 'production',
      ...at,
    } as const
    expect(evolveAction(proven, here).end?.kind).toBe('merged')
    expect(evolveAction(proven, { ...here, pull: other }).end?.kind).toBe('verified')
  })
})

describe("by the team's rule", () => {
  test.each([
    ['a merge is enough', 'merged', [done(5)], 'verified'],
    ['a merge is not enough', 'deployed', [done(5)], 'merged'],
    ['its deployment is', 'deployed', [done(5), deployed(5)], 'verified'],
    ['what nobody has proven stays so', 'merged', [closed('completed')], 'unverified'],
    ['what was declined stays so', 'merged', [closed('not_planned')], 'declined'],
  ] as const)('%s', (_, evidence, bodies, expected) => {
    expect(endOf(of(...bodies), { evidence })?.kind).toBe(expected)
  })

  test('what is open has no end', () => {
    expect(endOf(of(), { evidence: 'merged' })).toBeNull()
  })
})

describe('what else happens to it', () => {
  const due = (at: number | null): FactBody => ({ type: 'due-set', due: at as Instant | null })

  test('the last due date holds, with whoever said it', () => {
    expect(of(due(50), due(70))).toMatchObject({ due: 70, dueBy: { at: 2, by: 'ana' } })
    expect(of(due(50), due(null))).toMatchObject({ due: null, dueBy: { at: 2 } })
    expect(of()).toMatchObject({ due: null, dueBy: null })
  })

  test('priority and owner are the last that were said', () => {
    const facts: readonly FactBody[] = [
      { type: 'priority-set', priority: 'p3' },
      { type: 'priority-set', priority: 'p1' },
      { type: 'owner-set', login: 'ana' },
      { type: 'owner-set', login: 'ben' },
    ]
    expect(of(...facts)).toMatchObject({ priority: 'p1', owners: ['ben'] })
    expect(of(...facts, { type: 'priority-set', priority: null }).priority).toBeNull()
  })

  test('title, services and label follow what is done to the issue', () => {
    const facts: readonly FactBody[] = [
      { type: 'adopted' },
      { type: 'titled', title: 'Add an alert' },
      { type: 'service-added', service: 'api' },
      { type: 'service-added', service: 'web' },
      { type: 'service-added', service: 'api' },
      { type: 'service-removed', service: 'web' },
    ]
    expect(of(...facts)).toMatchObject({ ours: true, title: 'Add an alert', services: ['api'] })
    expect(of(...facts, { type: 'released' }).ours).toBe(false)
  })

  test('pauses have a reason, and a later one ends the one before', () => {
    const snoozed = (until: number | null, reason?: string): FactBody => ({
      type: 'snoozed',
      until: until as Instant | null,
      ...(reason === undefined ? {} : { reason }),
    })
    expect(of(snoozed(50, 'fair'), snoozed(90, 'vendor')).snoozes).toEqual([
      { from: 1, until: 2, reason: 'fair' },
      { from: 2, until: 90, reason: 'vendor' },
    ])
    expect(of(snoozed(50, 'fair'), snoozed(null)).snoozes).toEqual([
      { from: 1, until: 2, reason: 'fair' },
    ])
  })

  test('all that was folded is its history', () => {
    const facts = history([due(50), done(5)])
    expect(foldAction(facts).history).toEqual(facts)
    expect(foldAction([])).toEqual(NO_ACTION)
  })

  const ofIncidents: readonly FactBody[] = [
    { type: 'declared', as: 'incident', status: 'investigating' },
    { type: 'status-entered', status: 'resolved', category: 'resolved' },
    { type: 'severity-set', severity: 'sev1' },
    { type: 'role-assigned', role: 'commander', login: 'ana' },
    { type: 'acknowledged' },
  ]

  test.each(ofIncidents.map((body) => [body.type, body] as const))(
    '%s says nothing about it',
    (_, body) => {
      expect({ ...of(body), history: [] }).toEqual(NO_ACTION)
    },
  )
})

const step: fc.Arbitrary<FactBody> = fc.oneof(
  fc.constantFrom<FactBody>(
    closed('completed'),
    closed('not_planned'),
    closed('duplicate'),
    REOPENED,
    done(),
    declined('costly'),
  ),
  fc
    .integer({ min: 1, max: 3 })
    .chain((number) =>
      fc.constantFrom<FactBody>(closed('completed', number), done(number), deployed(number)),
    ),
)

test('it is proven only by a pull request that was named since it was last opened', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (bodies) => {
      const held = of(...bodies).end
      const last = bodies.findLastIndex(({ type }) => type === 'action-reopened')
      const named = bodies.slice(last + 1).flatMap((body) => {
        if (body.type === 'done-said') return body.proof?.number ?? []
        return body.type === 'action-closed' ? (body.pull?.number ?? []) : []
      })
      if (held !== null && 'pull' in held) expect(named).toContain(held.pull.number)
      if (named.length === 0) expect(['verified', 'merged']).not.toContain(held?.kind)
    }),
  )
})

test('whoever wants a deployment never sees more verified than whoever takes a merge', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (bodies) => {
      const action = of(...bodies)
      const strict = endOf(action, { evidence: 'deployed' })
      const easy = endOf(action, { evidence: 'merged' })
      expect(easy?.kind).not.toBe('merged')
      if (strict?.kind === 'verified') expect(easy?.kind).toBe('verified')
      if (strict?.kind !== 'merged') expect(easy).toEqual(strict)
    }),
  )
})

test('the same fact twice in a row changes nothing but who said it last about a date', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), step, (bodies, body) => {
      const [once, twice] = [of(...bodies, body), of(...bodies, body, body)]
      expect(end(twice)).toBe(end(once))
      expect(twice.end?.at).toBe(once.end?.at)
    }),
  )
})
