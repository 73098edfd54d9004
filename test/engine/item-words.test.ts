import { describe, expect, test } from 'vitest'
import { openedItem } from '../support/opened-item.ts'
import { type Story, story } from '../support/story.ts'

const last = async (it: Story, number: number): Promise<string> =>
  (await it.replies(number)).at(-1) ?? ''

/** What becomes of one comment: our reaction on it, and how many replies there are then. */
async function said(it: Story, by: string, number: number, text: string) {
  const id = await it.say(by, number, text)
  return [await it.reactions(id), (await it.replies(number)).length] as const
}

describe('on an action item', () => {
  test('a command of incidents is refused with what to type instead, and makes no incident', async () => {
    const it = story()
    const number = await openedItem(it)
    expect(await said(it, 'ben', number, '/resolve')).toEqual([['confused'], 1])
    expect(await last(it, number)).toContain('This issue is an action item and no incident')
    expect(await last(it, number)).toContain('`/done` says that it is done.')
    expect(await said(it, 'ben', number, '/incident sev1')).toEqual([['confused'], 2])
    const { labels } = await it.issue(number)
    expect(labels).toEqual(['action-item'])
    expect((await it.look(number)).effects).toEqual([])
  })

  test('help lists what may be typed there, and a slip is told the nearest of that', async () => {
    const it = story()
    const number = await openedItem(it)
    await it.say('ben', number, '/help')
    expect(await last(it, number)).toContain('/due &lt;when&#124;none&gt;')
    expect(await last(it, number)).not.toContain('/severity')
    await it.say('ben', number, '/declne no time')
    expect(await last(it, number)).toContain('`/decline`')
    expect((await it.look(number)).effects).toEqual([])
  })

  test('the words of other bots are left to them, but for those that are ours there', async () => {
    const it = story()
    const number = await openedItem(it)
    for (const text of ['/assign @ana', '/close', '/lgtm', '/label bug']) {
      expect(await said(it, 'ben', number, text)).toEqual([[], 0])
    }
    expect(await said(it, 'ben', number, '/priority p1')).toEqual([['rocket'], 0])
    expect(await said(it, 'ben', number, '/snooze 2w at a fair')).toEqual([['rocket'], 1])
    expect(await last(it, number)).toContain('No reminders until **2026-12-04 00:00 UTC**.')
  })

  test('days are those of the zone and the calendar of the team', async () => {
    const config = 'timezone: Pacific/Auckland\ncalendar: { holidays: ["2026-11-23"] }\n'
    const it = story({ config })
    const number = await openedItem(it)
    await it.say('ben', number, '/priority p2')
    await it.say('ben', number, '/due 2bd')
    // It is Saturday there already, and Monday is a holiday.
    expect(await last(it, number)).toContain(
      'Due **Wed 25 Nov 2026** (Pacific/Auckland), in 2 business days.',
    )
  })

  test('a word that config gives to another bot is left to it', async () => {
    const it = story({ config: 'foreign: [due]\n' })
    const number = await openedItem(it)
    expect(await said(it, 'ben', number, '/due friday')).toEqual([[], 0])
    expect(await said(it, 'ben', number, '/sitrep due friday')).toEqual([['rocket'], 0])
  })
})

describe('elsewhere', () => {
  test('on an incident a command of action items is refused, and one that other bots have is not ours', async () => {
    const it = story()
    const number = await it.declare('ana', 'Checkout fails', '', ['incident'])
    expect(await said(it, 'ben', number, '/due friday')).toEqual([['confused'], 1])
    expect(await last(it, number)).toContain('This issue is an incident and no action item')
    expect(await said(it, 'ben', number, '/priority p1')).toEqual([[], 1])
  })

  test('on an issue that is neither nobody hears from us', async () => {
    const it = story()
    const number = await it.declare('ana', 'Where is the manual?', '')
    for (const text of ['/due friday', '/done', '/done #1', '/owner @ana', '/decline no']) {
      expect(await said(it, 'ben', number, text)).toEqual([[], 0])
    }
  })
})
