import { describe, expect, test } from 'vitest'
import { needs } from '../../src/commands/needs.ts'
import { readCalls } from '../../src/markdown/calls.ts'
import { POLICY } from '../support/policy.ts'
import { factsOf, incidentIn, incidentWith, refusalOf, say, scene } from '../support/scene.ts'

const assigned = (role: string, login: string | null) => [{ type: 'role-assigned', role, login }]

test.each([
  ['/ic', assigned('commander', 'mona')],
  ['/ic me', assigned('commander', 'mona')],
  ['/ic @ana', assigned('commander', 'Ana')],
  ['/ic ANA.', assigned('commander', 'Ana')],
  ['/comms @ana', assigned('communications', 'Ana')],
  ['/ops', assigned('operations', 'mona')],
  ['/scribe ana', assigned('scribe', 'Ana')],
  ['/role commander @ana', assigned('commander', 'Ana')],
  ['/role Comms me', assigned('communications', 'mona')],
  ['/role incident-commander ana', assigned('commander', 'Ana')],
] as const)('%s gives the role', (text, facts) => {
  expect(factsOf(text)).toEqual(facts)
})

test('a role can be handed over, laid down, and held twice without a word', () => {
  const incident = incidentWith({ type: 'role-assigned', role: 'commander', login: 'Ana' })
  expect(factsOf('/ic', scene({ incident }))).toEqual(assigned('commander', 'mona'))
  expect(factsOf('/ic drop', scene({ incident }))).toEqual(assigned('commander', null))
  expect(factsOf('/ic @ana', scene({ incident }))).toEqual([])
  expect(factsOf('/ops drop', scene({ incident }))).toEqual([])
})

test.each([
  ['/ic @ghost', 'unknown-person', '`/ic me`'],
  ['/ic @never-asked', 'unknown-person', '`/ic me`'],
  ['/ic @a--very/odd', 'unknown-person', '`/ic me`'],
  ['/role captain @ana', 'unknown-role', '`/role ic @ana`'],
  ['/role opps @ana', 'unknown-role', '`/role ops @ana`'],
  ['/role ic', 'missing-argument', '`/role ic me`'],
  ['/role', 'missing-argument', '`/role ic me`'],
  ['/ic @ana @mona', 'extra-words', '`/ic @ana`'],
] as const)('%s is refused as %s', (text, code, fix) => {
  expect(refusalOf(text)).toMatchObject({ code, fix })
})

describe('/escalate', () => {
  const checkout = {
    name: 'checkout',
    people: ['ana', 'bo'],
    team: 'acme/pay',
    runbook: null,
    objective: null,
  }
  const team = { services: [checkout, { ...checkout, name: 'search', people: ['cy'], team: null }] }
  const hurt = (...services: readonly string[]) =>
    scene({
      team,
      incident: incidentWith(
        ...services.map((service) => ({ type: 'service-added', service }) as const),
      ),
    })
  const escalated = (to: readonly string[], service: string | null, reason: string) => [
    { type: 'escalated', to, service, reason },
  ]

  test.each([
    ['/escalate', escalated([], null, '')],
    ['/escalate @ana', escalated(['Ana'], null, '')],
    [
      '/escalate @acme/database the disk is full',
      escalated(['acme/database'], null, 'the disk is full'),
    ],
    ['/escalate Checkout it fails', escalated(['ana', 'bo', 'acme/pay'], 'checkout', 'it fails')],
    ['/escalate nobody answers', escalated([], null, 'nobody answers')],
  ] as const)('%s', (text, facts) => {
    expect(factsOf(text, hurt())).toEqual(facts)
  })

  test('without a name calls in whoever looks after the services that are hurt', () => {
    expect(factsOf('/escalate help', hurt('search'))).toEqual(escalated(['cy'], 'search', 'help'))
    expect(factsOf('/escalate', hurt('checkout', 'search'))).toEqual(
      escalated(['ana', 'bo', 'acme/pay', 'cy'], null, ''),
    )
  })

  const replyTo = (text: string, at = hurt()) => {
    const gated = say(text, at)
    return gated.kind === 'accepted' ? gated.reply : gated
  }

  test('calls those whom config names for a service by mentioning exactly them', () => {
    expect(replyTo('/escalate checkout ask @dev and #3')).toBe(
      '@ana @bo @acme/pay: `mona` calls you in for `checkout` in this incident: `ask @dev and #3`',
    )
    expect(replyTo('/escalate', hurt('checkout', 'search'))).toBe(
      '@ana @bo @acme/pay @cy: `mona` calls you in for this incident.',
    )
  })

  test.each(['/escalate', '/escalate nobody answers'])(
    '%s where nobody is named says that nobody was called',
    (text) => {
      expect(replyTo(text)).toContain('nobody was called')
    },
  )

  test.each(['/escalate @ana', '/escalate @acme/database', '/escalate @acme/pay it fails'])(
    '%s is answered by nothing: the comment itself has called them',
    (text) => {
      expect(replyTo(text)).toBeUndefined()
    },
  )

  test('mentions nothing of config that is no login and no team', () => {
    const odd = { ...checkout, people: ['ana', 'a b @dev', '@bo'], team: 'acme/pay x' }
    const at = scene({ team: { services: [odd] } })
    expect(replyTo('/escalate checkout', at)).toMatch(/^@ana: /)
    expect(replyTo('/escalate checkout', at)).not.toMatch(/@(?!ana)/)
  })

  test('names nobody whom GitHub does not know, and nobody once it is over', () => {
    expect(refusalOf('/escalate @ghost').code).toBe('unknown-person')
    expect(refusalOf('/escalate', scene({ incident: incidentIn('resolved') })).code).toBe(
      'wrong-status',
    )
  })
})

describe('what GitHub has to be asked first', () => {
  const asked = (text: string) =>
    needs(readCalls(text).calls, {
      policy: POLICY,
      place: 'incident',
      repository: 'acme/shop',
      issue: 7,
    })

  test.each([
    ['/ic @Ana', ['ana']],
    ['/ic ana', ['ana']],
    ['/ic me', []],
    ['/ic drop', []],
    ['/role ops bo\n\n/ic ana', ['bo', 'ana']],
    ['/sitrep ic @ana', ['ana']],
    ['/action mend it @ana @acme/pay', ['ana']],
    ['/escalate nobody answers', []],
    ['/timeline told @ana', []],
    ['/assign @ana', []],
  ] as const)('the people in %s', (text, logins) => {
    expect(asked(text).logins).toEqual(logins)
  })

  test('the comments that are to be pinned, if they are of this issue', () => {
    expect(asked('/pin #issuecomment-5').comments).toEqual([5])
    expect(asked('/pin https://github.com/acme/shop/issues/7#issuecomment-6').comments).toEqual([6])
    expect(asked('/pin https://github.com/acme/shop/issues/8#issuecomment-6').comments).toEqual([])
    expect(asked('/timeline #issuecomment-5').comments).toEqual([])
  })
})
