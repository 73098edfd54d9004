import { describe, expect, test } from 'vitest'
import type { FactBody } from '../../src/domain/fact.ts'
import { instant } from '../../src/domain/instant.ts'
import { actionWith, factsOf, itemScene, refusalOf, say } from '../support/scene.ts'

const dueSet = (time: string | null): FactBody => ({
  type: 'due-set',
  due: time === null ? null : instant(time),
})
const replyTo = (text: string, at = itemScene()): string | undefined => {
  const gated = say(text, at)
  return gated.kind === 'accepted' ? gated.reply : gated.kind
}
const BERLIN = {
  zone: 'Europe/Berlin',
  calendar: { ...itemScene().policy.calendar, zone: 'Europe/Berlin', holidays: ['2026-11-23'] },
}

describe('/due on Friday 20 November at 14:30', () => {
  test.each([
    ['/due friday', '2026-11-20'],
    ['/due next friday', '2026-11-27'],
    ['/due by monday', '2026-11-23'],
    ['/due tomorrow', '2026-11-21'],
    ['/due 2026-12-01', '2026-12-01'],
    ['/due 1 dec', '2026-12-01'],
    ['/due Dec 1st, 2026.', '2026-12-01'],
    ['/due in 2 weeks', '2026-12-04'],
    ['/due 2w', '2026-12-04'],
    ['/due 3bd', '2026-11-25'],
    ['/due 3 business days', '2026-11-25'],
    ['/due next week', '2026-11-27'],
    ['/due q1', '2027-03-31'],
    ['/due EOW', '2026-11-20'],
    ['/due eom', '2026-11-30'],
    ['/due end of q1', '2027-03-31'],
    ['/due Fri 27 Nov 2026', '2026-11-27'],
  ])('%s is the end of %s', (text, day) => {
    expect(factsOf(text, itemScene())).toEqual([dueSet(`${day}T23:59:00Z`)])
  })

  test('the day ends where the team is, and its days off are no business days', () => {
    const at = itemScene({ policy: { ...itemScene().policy, ...BERLIN } })
    expect(factsOf('/due 2bd', at)).toEqual([dueSet('2026-11-25T22:59:00Z')])
    expect(replyTo('/due 2bd', at)).toBe(
      'Due **Wed 25 Nov 2026** (Europe/Berlin), in 2 business days.',
    )
  })

  test.each([
    ['/due friday', 'Due **Fri 20 Nov 2026** (UTC), today.'],
    ['/due tomorrow', 'Due **Sat 21 Nov 2026** (UTC), tomorrow.'],
    ['/due 22 nov', 'Due **Sun 22 Nov 2026** (UTC), in 2 days, before the next working day.'],
    ['/due monday', 'Due **Mon 23 Nov 2026** (UTC), in 1 business day.'],
    ['/due next friday', 'Due **Fri 27 Nov 2026** (UTC), in 5 business days.'],
    ['/due none', 'No due date any more, so nobody is reminded of it.'],
  ])('%s is answered: %s', (text, words) => {
    expect(replyTo(text)).toBe(words)
  })

  test('late in the evening the day is that of the team and not that of Greenwich', () => {
    const said = { ...itemScene().said, at: instant('2026-11-20T23:30:00Z') }
    const at = itemScene({ said, policy: { ...itemScene().policy, ...BERLIN } })
    expect(replyTo('/due today', at)).toBe('Due **Sat 21 Nov 2026** (Europe/Berlin), today.')
  })

  test('the same day again changes nothing and is answered all the same', () => {
    const at = itemScene({ action: actionWith(dueSet('2026-11-27T23:59:00Z')) })
    expect(say('/due next friday', at)).toMatchObject({
      facts: [],
      reply: 'Due **Fri 27 Nov 2026** (UTC), in 5 business days.',
    })
    expect(factsOf('/due none', at)).toEqual([dueSet(null)])
    expect(factsOf('/due none', itemScene())).toEqual([])
  })

  test.each([
    ['/due', 'missing-argument', '`/due in 2 weeks`', 'end of q1'],
    ['/due soon', 'unreadable-time', '`/due in 2 weeks`', 'does not read as a day'],
    ['/due 01/02/2027', 'unreadable-time', '`/due 2027-01-02`', '(Sat 2 Jan 2027) or `2027-02-01`'],
    ['/due may', 'unreadable-time', '`/due 2027-05-01`', '`2027-05-31` (Mon 31 May 2027)'],
    ['/due 01/02/2026', 'unreadable-time', '`/due in 2 weeks`', '`2026-01-02` (Fri 2 Jan 2026)'],
    ['/due 30 feb', 'unreadable-time', '`/due 2027-02-28`', 'no calendar has'],
    ['/due 2026-13-01', 'unreadable-time', '`/due in 2 weeks`', 'no calendar has'],
    [
      '/due 2026-11-19',
      'unreadable-time',
      '`/due 2027-11-19`',
      'is over: today is Fri 20 Nov 2026',
    ],
    ['/due 2016-12-01', 'unreadable-time', '`/due 2026-12-01`', 'is over'],
    ['/due yesterday', 'unreadable-time', '`/due 2026-11-20`', 'is over'],
    ['/due last friday', 'unreadable-time', '`/due 2026-11-27`', 'is over'],
    ['/due friday 17:00', 'unreadable-time', '`/due 2026-11-20`', 'time of day'],
    ['/due Thu 27 Nov 2026', 'unreadable-time', '`/due 2026-11-27`', 'Fri 27 Nov 2026'],
    ['/due 2062-12-01', 'too-far', '`/due in 2 weeks`', 'more than 1098 days ahead'],
    ['/due next friday please', 'extra-words', '`/due next friday`', '`please` is more than'],
    ['/due may at the latest then', 'unreadable-time', '`/due 2027-05-01`', 'more than one day'],
  ])('%s is refused: %s', (text, code, fix, words) => {
    const problem = refusalOf(text, itemScene())
    expect(problem).toMatchObject({ code, fix })
    expect(problem.detail).toContain(words)
  })

  test('what a refusal says to type is taken', () => {
    for (const text of ['/due 30 feb', '/due 01/02/2027', '/due may', '/due soon', '/due 19 nov']) {
      const fix = refusalOf(text, itemScene()).fix ?? ''
      expect(say(fix.replaceAll('`', ''), itemScene()).kind).toBe('accepted')
    }
  })

  test('nothing is due once it is done', () => {
    const ends: readonly FactBody[] = [
      { type: 'done-said', proof: null },
      { type: 'action-closed', reason: 'not_planned', pull: null },
      { type: 'action-closed', reason: 'duplicate', pull: null },
    ]
    for (const fact of ends) {
      const at = itemScene({ action: actionWith(fact) })
      expect(refusalOf('/due friday', at)).toMatchObject({ code: 'wrong-status' })
      expect(refusalOf('/snooze 2w waiting', at)).toMatchObject({ code: 'wrong-status' })
    }
  })
})
