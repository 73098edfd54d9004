import { describe, expect, test } from 'vitest'
import { instant } from '../../src/domain/instant.ts'
import { factsOf, incidentIn, incidentWith, refusalOf, say, scene } from '../support/scene.ts'

const at = (time: string) => instant(`2026-11-20T${time}:00Z`)

describe('/update', () => {
  const sev1 = incidentWith({ type: 'severity-set', severity: 'sev1' })
  const posted = (text: string, next: unknown) => [{ type: 'update-posted', text, next }]

  test.each([
    ['/update errors fall', posted('errors fall', at('15:00'))],
    ['/update errors fall, next 45m', posted('errors fall', at('15:15'))],
    ['/update errors fall (next 45m)', posted('errors fall', at('15:15'))],
    ['/update errors fall. Next update in 45m.', posted('errors fall.', at('15:15'))],
    ['/update errors fall next 15:30', posted('errors fall', at('15:30'))],
    [
      '/update errors fall next 45m\nthe cause is known',
      posted('errors fall\nthe cause is known', at('15:15')),
    ],
    ['/update errors fall\nnext 2h', posted('errors fall', at('16:30'))],
    ['/update we look at the database next', posted('we look at the database next', at('15:00'))],
    ['/update the next step is a rollback', posted('the next step is a rollback', at('15:00'))],
  ] as const)('%s', (text, facts) => {
    expect(factsOf(text, scene({ incident: sev1 }))).toEqual(facts)
  })

  test('promises nothing where the severity asks for nothing, nobody has set one, or it is over', () => {
    const sev3 = incidentWith({ type: 'severity-set', severity: 'sev3' })
    expect(factsOf('/update fine', scene({ incident: sev3 }))).toEqual(posted('fine', null))
    expect(factsOf('/update fine')).toEqual(posted('fine', null))
    const over = incidentIn('resolved')
    expect(factsOf('/update fine', scene({ incident: { ...over, severity: 'sev1' } }))).toEqual(
      posted('fine', null),
    )
  })

  test('needs words', () => {
    expect(refusalOf('/update').code).toBe('missing-argument')
    expect(refusalOf('/update next 30m').code).toBe('missing-argument')
  })
})

describe('/impact', () => {
  const told = (text: string, share: number | null, users: number | null, money: unknown) => [
    { type: 'impact-set', text, share, users, money },
  ]
  const usd = (amount: number) => ({ amount, currency: 'USD' })

  test.each([
    ['/impact nobody can pay', told('nobody can pay', 1, null, null)],
    ['/impact 15% nobody can pay', told('nobody can pay', 0.15, null, null)],
    ['/impact 0.5%', told('', 0.005, null, null)],
    ['/impact 12,000 users', told('', 1, 12000, null)],
    ['/impact 12k users: slow', told('slow', 1, 12000, null)],
    ['/impact $15000', told('', null, null, usd(15000))],
    ['/impact 1.5k EUR 3 % 1 user', told('', 0.03, 1, { amount: 1500, currency: 'EUR' })],
    [
      '/impact £2m, 10%, carts are empty',
      told('carts are empty', 0.1, null, { amount: 2e6, currency: 'GBP' }),
    ],
    ['/impact $12.50 15% 30 customers checkout', told('checkout', 0.15, 30, usd(12.5))],
    ['/impact 12,5% 1k users checkout', told('checkout', 0.125, 1000, null)],
    ['/impact 30 percent', told('', 0.3, null, null)],
    ['/impact 15000€ lost', told('lost', 1, null, { amount: 15_000, currency: 'EUR' })],
    ['/impact 15%\nlonger story', told('longer story', 0.15, null, null)],
    ['/impact 404 pages everywhere', told('404 pages everywhere', 1, null, null)],
  ] as const)('%s', (text, facts) => {
    expect(factsOf(text)).toEqual(facts)
  })

  test.each(['/impact errors at 15% for 30 users', '/impact 10% 1.200 users', '/impact lost $5'])(
    '%s holds a number that is not read, and nothing of it is taken',
    (text) => {
      expect(refusalOf(text).code).toBe('unreadable-number')
    },
  )

  test('refuses more than the whole, and nothing at all', () => {
    expect(refusalOf('/impact 150% of it')).toMatchObject({ code: 'unreadable-number' })
    expect(refusalOf('/impact').code).toBe('missing-argument')
  })
})

describe('/action', () => {
  const noted = (
    text: string,
    owners: readonly string[],
    due: unknown,
    priority: string | null,
  ) => [{ type: 'action-noted', text, owners, due, priority }]
  const end = instant('2026-12-01T23:59:00Z')

  test.each([
    ['/action alert on the pool', noted('alert on the pool', [], null, null)],
    [
      '/action alert on the pool @ana due 2026-12-01 p1',
      noted('alert on the pool', ['Ana'], end, 'p1'),
    ],
    [
      '/action P2 @me @acme/pay: alert due 2026-12-01',
      noted('alert', ['mona', 'acme/pay'], end, 'p2'),
    ],
    ['/action due 2026-12-01 alert on the pool', noted('alert on the pool', [], end, null)],
    [
      '/action check what is due to the vendor and pay',
      noted('check what is due to the vendor and pay', [], null, null),
    ],
  ] as const)('%s', (text, facts) => {
    expect(factsOf(text)).toEqual(facts)
  })

  test.each([
    ['/action alert @ghost', 'unknown-person'],
    ['/action alert due someday @ana', 'unreadable-time'],
    ['/action @ana p1', 'missing-argument'],
    ['/action', 'missing-argument'],
  ] as const)('%s is refused as %s', (text, code) => {
    expect(refusalOf(text).code).toBe(code)
  })
})

describe('/help', () => {
  const reply = (text: string, permission: 'read' | 'maintain') => {
    const gated = say(text, scene(), permission)
    return gated.kind === 'accepted' ? gated.reply : undefined
  }

  test('lists what the person may type, each on a row', () => {
    expect(reply('/help', 'maintain')).toContain('<code>/severity &lt;level&gt; [reason]</code>')
    expect(reply('/help', 'read')).toContain('<code>/help [command]</code>')
    expect(reply('/help', 'read')).not.toContain('severity &lt;level&gt;')
  })

  test('explains one command by any of its names', () => {
    expect(reply('/help /sev', 'read')).toBe(
      [
        '`/severity <level> [reason]`: Set how bad the incident is.',
        'Also typed as `/sev`.',
        'Asks for the role triage. For example: `/severity sev2`, `/sev 1 checkout is down for everybody`.',
      ].join('\n'),
    )
  })

  test('holds no line that we would read as a command', () => {
    expect(reply('/help', 'maintain')).not.toMatch(/^\//m)
  })
})
