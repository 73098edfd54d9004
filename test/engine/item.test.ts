import { describe, expect, test } from 'vitest'
import { openedItem } from '../support/opened-item.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

/** Without marker and journal. */
const text = (body = ''): string =>
  body
    .split('\n')
    .slice(1)
    .join('\n')
    .replace(/<!-- sitrep:journal.*/s, '')
    .trim()

const card = async (it: Story, number: number): Promise<string> => text(await it.card(number))
const replies = async (it: Story, number: number) => (await it.replies(number)).map(text)

async function quiet(it: Story, number: number) {
  expect((await it.look(number)).effects).toEqual([])
  it.minutes(60)
  expect((await it.look(number)).effects).toEqual([])
}

describe('an action item that we opened', () => {
  test('is left as it is until somebody says something, and wakes before its due date', async () => {
    const it = story()
    const number = await openedItem(it, { due: '2026-12-01', labels: ['priority: p2'] })
    const { effects, item, replayed, wakeAt, concerns } = await it.look(number)
    expect(effects).toEqual([])
    expect(replayed).toBeNull()
    expect(item?.action).toMatchObject({ owners: ['ben'], priority: 'p2', end: null })
    // Three business days before Tuesday the first.
    expect(wakeAt).toBe(Date.parse('2026-11-26T09:00:00Z'))
    expect(concerns).toEqual([1])
  })

  test('answers the first command with its card and the next with one sentence', async () => {
    const it = story()
    const number = await openedItem(it, { due: '2026-12-01' })
    const first = await it.say('ben', number, '/due 2026-12-08')
    expect(await it.reactions(first)).toEqual(['rocket'])
    expect(await replies(it, number)).toEqual([])
    expect(await card(it, number)).toContain(
      '| Due | Tue 8 Dec 2026, until the end of the day (UTC); first promised for Tue 1 Dec 2026 |',
    )
    const second = await it.say('ben', number, '/due next friday')
    expect(await it.reactions(second)).toEqual(['rocket'])
    expect(await replies(it, number)).toEqual([
      'Due **Fri 27 Nov 2026** (UTC), in 5 business days.',
    ])
    expect(await card(it, number)).toContain('Fri 27 Nov 2026')
    await quiet(it, number)
  })

  test('shows on its card where it comes from', async () => {
    const it = story()
    const number = await openedItem(it, { due: '2026-12-01', labels: ['kind: detect'] })
    await it.say('ben', number, '/priority p1')
    const shown = await card(it, number)
    expect(shown).toContain('### 🟢 Open')
    expect(shown).toContain('[incident 1](http://github.test/acme/shop/issues/1)')
    expect(shown).not.toContain('first promised')
    expect(shown).toContain('[postmortem](http://github.test/acme/shop/blob/main/postmortems/1.md)')
    expect(shown).toContain('detect: it shows sooner')
    // Nobody is notified by a card that is edited.
    expect(shown).not.toMatch(/(?<!&#8203;)@\w/)
  })

  test('is handed over: its new owner is assigned before the former one is taken off', async () => {
    const it = story()
    const number = await openedItem(it, { due: '2026-12-01' })
    it.minutes(1)
    await it
      .as('ben')
      .rest.issues.createComment({ ...AT, issue_number: number, body: '/owner @dev' })
    const { effects } = await it.look(number)
    const assigning = effects.filter(({ type }) => type.startsWith('assignee'))
    expect(assigning).toEqual([
      { type: 'assignee.add', logins: ['dev'] },
      { type: 'assignee.remove', logins: ['ben'] },
    ])
    expect((await it.issue(number)).assignees).toEqual(['dev'])
    await it.as('ana').rest.issues.addAssignees({ ...AT, issue_number: number, assignees: ['ben'] })
    it.minutes(1)
    await it.look(number)
    expect((await it.issue(number)).assignees.toSorted()).toEqual(['ben', 'dev'])
    await it
      .as('ana')
      .rest.issues.removeAssignees({ ...AT, issue_number: number, assignees: ['dev'] })
    await it.look(number)
    expect((await it.issue(number)).assignees).toEqual(['ben'])
    expect(await card(it, number)).toContain('| **Owner** | [ben](')
    await quiet(it, number)
  })

  test('carries one priority once a command has set it, and leaves the labels of others alone', async () => {
    const it = story()
    const number = await openedItem(it, { labels: ['priority: p3', 'later'] })
    await it.say('ben', number, '/priority p1')
    expect((await it.issue(number)).labels).toEqual(['action-item', 'later', 'priority: p1'])
    it.minutes(1)
    await it
      .as('ana')
      .rest.issues.addLabels({ ...AT, issue_number: number, labels: ['priority: p2'] })
    const { item } = await it.look(number)
    expect(item?.action.priority).toBe('p2')
    expect((await it.issue(number)).labels).toEqual(['action-item', 'later', 'priority: p2'])
    await quiet(it, number)
    it.minutes(1)
    const off = { ...AT, issue_number: number, name: 'priority: p2' }
    await it.as('ana').rest.issues.removeLabel(off)
    await it.look(number)
    expect((await it.issue(number)).labels).toEqual(['action-item', 'later'])
    await quiet(it, number)
  })

  test('refuses a day that is over, and makes no card for it', async () => {
    const it = story()
    const number = await openedItem(it)
    const said = await it.say('ben', number, '/due 2026-11-02')
    expect(await it.reactions(said)).toEqual(['confused'])
    expect((await replies(it, number))[0]).toContain('is over: today is Fri 20 Nov 2026')
    expect(await it.cards(number)).toEqual([])
    await it.say('ben', number, '/due 2026-12-01')
    const shown = await card(it, number)
    expect(shown).toContain('Audit: 1 command')
    expect(shown).not.toContain('rebuilt')
    await quiet(it, number)
  })

  test('takes no word of somebody without the role', async () => {
    const it = story({ private: false })
    const number = await openedItem(it, { due: '2026-12-01' })
    await it.say('eve', number, '/due none')
    const { item } = await it.look(number)
    expect(item?.action.due).not.toBeNull()
    expect(await it.cards(number)).toEqual([])
    await quiet(it, number)
  })

  test('shows from the journal what was decided, and again from its receipts once the card is deleted', async () => {
    const it = story()
    const number = await openedItem(it, { due: '2026-12-01' })
    await it.say('ben', number, '/due 2026-12-08\n/priority p2')
    const { id } = await it.cardComment(number)
    await it.as('ana').rest.issues.deleteComment({ ...AT, comment_id: id })
    it.minutes(30)
    await it.look(number)
    expect(await card(it, number)).toContain('Tue 8 Dec 2026')
    await quiet(it, number)
  })
})

describe('an issue that people have opened', () => {
  test('is an action item by its label, and takes the same commands', async () => {
    const it = story()
    const number = await it.declare('ana', 'Renew the certificate', '')
    const before = await it.say('ben', number, '/due 2026-12-01')
    expect(await it.reactions(before)).toEqual([])
    it.pass(26 * 3_600_000)
    await it
      .as('ana')
      .rest.issues.addLabels({ ...AT, issue_number: number, labels: ['action-item'] })
    expect((await it.look(number)).effects).toEqual([])
    await it.say('ben', number, '/due 2026-12-02')
    expect(await card(it, number)).toContain('Wed 2 Dec 2026')
    expect(await card(it, number)).not.toContain('After')
    await quiet(it, number)
  })

  test('with both labels is an incident', async () => {
    const it = story()
    const number = await it.declare('ana', 'Checkout fails', '', ['incident', 'action-item'])
    const { item, replayed } = await it.look(number)
    expect(item).toBeNull()
    expect(replayed?.incident.ours).toBe(true)
  })

  test('stays an incident once it was one, without the label of incidents', async () => {
    const it = story()
    const number = await it.declare('ana', 'Checkout fails', '', ['action-item'])
    await it.say('ben', number, '/due 2026-12-01')
    await it.as('ana').rest.issues.addLabels({ ...AT, issue_number: number, labels: ['incident'] })
    expect((await it.look(number)).replayed?.incident.ours).toBe(true)
    it.minutes(1)
    await it.as('ana').rest.issues.removeLabel({ ...AT, issue_number: number, name: 'incident' })
    const { item, replayed } = await it.look(number)
    expect(item).toBeNull()
    expect(replayed?.incident.ours).toBe(false)
  })

  test('that only carries the label is never written on', async () => {
    const it = story()
    const number = await it.declare('ana', 'Renew the certificate', '', [
      'action-item',
      'due: soon',
      'priority: p1',
      'priority: p2',
    ])
    await quiet(it, number)
  })
})
