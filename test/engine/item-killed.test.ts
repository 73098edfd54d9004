import { expect, test } from 'vitest'
import { DAY_MS } from '../../src/domain/instant.ts'
import { openedItem } from '../support/opened-item.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

type Act = (it: Story, number: number) => Promise<unknown>
const says =
  (login: string, body: string): Act =>
  (it, issue_number) =>
    it.as(login).rest.issues.createComment({ ...AT, issue_number, body })

/** The visible end: state, what the card shows, the replies, and each reaction. */
async function end(it: Story, number: number) {
  const all = await it.comments(number)
  const text = (body: string | undefined) =>
    (body ?? '').replace(/^<!--.*?-->/, '').replace(/<!-- sitrep:journal.*/s, '')
  const reactions = await Promise.all(all.map(({ id }) => it.reactions(id)))
  return {
    issue: await it.issue(number),
    texts: all.map(({ body }) => text(body)).sort(),
    reactions: reactions.flat().sort(),
  }
}

async function played(act: Act, dies: number | null, before: readonly string[]) {
  const it = story()
  const number = await openedItem(it, { due: '2026-12-01', labels: ['priority: p3'] })
  for (const body of before) await it.say('ben', number, body)
  await it.look(number)
  it.minutes(1)
  await act(it, number)
  const effects = dies === null ? 0 : await it.dies(number, dies)
  await it.look(number)
  expect((await it.plan(number)).effects).toEqual([])
  return { effects, end: await end(it, number) }
}

const CARD = ['/due 2026-12-08']

test.each<[string, Act, readonly string[]]>([
  ['a first command', says('ben', '/due 2026-12-10'), []],
  ['a later command', says('ben', '/due 2026-12-10'), CARD],
  ['several', says('ben', '/priority p1\n/owner @dev\n/snooze 2w the vendor\n/due friday'), CARD],
  ['an end', says('ben', '/done'), []],
  ['a no', says('ben', '/decline nobody needs it'), CARD],
  ['a refusal beside a command', says('ben', '/due yesterday\n/priority p1'), CARD],
  ['a refusal alone', says('ben', '/due yesterday'), []],
  ['a question', says('ben', '/help'), []],
  ['a near miss', says('ben', '/priority p1\n/snoze 2w the vendor'), CARD],
  [
    'a click',
    (it, issue_number) =>
      it.as('ben').rest.issues.update({
        ...AT,
        issue_number,
        state: 'closed',
        state_reason: 'not_planned',
      }),
    CARD,
  ],
  ['a clock', async (it) => it.pass(14 * DAY_MS), CARD],
])(
  '%s on an action item, killed after each effect, ends as if nothing had happened',
  async (_, act, before) => {
    const whole = await played(act, null, before)
    const { effects } = await played(act, 0, before)
    expect(effects).toBeGreaterThan(0)
    for (let after = 0; after <= effects; after++) {
      expect((await played(act, after, before)).end).toEqual(whole.end)
    }
  },
)
