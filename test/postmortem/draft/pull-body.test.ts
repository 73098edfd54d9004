import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '../../../src/domain/instant.ts'
import { oneLine } from '../../../src/markdown/inert.ts'
import {
  datesText,
  meetingRegion,
  type PullAbout,
  pullBody,
  pullTitle,
} from '../../../src/postmortem/draft/pull-body.ts'
import { hostileText } from '../../markdown/oracle.ts'

const ABOUT: PullAbout = {
  number: 42,
  title: 'Checkout times out',
  url: 'https://github.com/acme/shop/issues/42',
  path: 'postmortems/2026-11-20-42-checkout-times-out.md',
  commander: 'ben',
  reviewers: ['communications', 'scribe'],
  problems: [],
  dueAt: instant('2026-11-22T15:00:00Z'),
  meetingAt: instant('2026-11-24T09:00:00Z'),
  zone: 'Europe/Berlin',
}

test('the whole body', async () => {
  await expect(`${pullBody(ABOUT)}\n`).toMatchFileSnapshot('./pull-body.md')
})

test('both dates are absolute, in the zone of the team', () => {
  expect(datesText(ABOUT)).toContain('Due: **2026-11-22 16:00 GMT+1**')
  expect(datesText({ ...ABOUT, zone: 'UTC' })).toContain(
    'Proposed for **2026-11-24 09:00 UTC**, 55',
  )
  expect(datesText({ ...ABOUT, dueAt: null, meetingAt: null })).toContain('Nothing is due')
})

test('the commander is the only one who is mentioned', () => {
  const mentions = pullBody(ABOUT).match(/@[\w-]+/g)
  expect(mentions).toEqual(['@ben'])
  expect(pullBody({ ...ABOUT, commander: null })).not.toContain('@')
  expect(pullBody({ ...ABOUT, reviewers: [] })).toContain('ask somebody who was there')
})

test('a template with a mistake is told with its place', () => {
  const problem = {
    source: '.github/sitrep/postmortem.md',
    line: 3,
    column: 5,
    message: 'undefined variable: titel',
  }
  expect(pullBody({ ...ABOUT, problems: [problem] })).toContain('line 3, column 5')
})

test('a title names nobody and closes nothing, and reads as it was', () => {
  fc.assert(
    fc.property(hostileText, (title) => {
      const shown = pullTitle({ number: 42, title })
      expect(shown).not.toMatch(/@\w|#\w|gh-\d|:\/\//i)
      expect(
        'Postmortem of incident 42: '
          .concat(oneLine(title))
          .startsWith(shown.replaceAll('\u200b', '').replace(/…$/, '')),
      ).toBe(true)
    }),
  )
})

test('the body closes nothing', () => {
  expect(pullBody(ABOUT)).not.toMatch(/(?:close|fix|resolve)[sd]?:?\s+(?:#|\[|https?:)/i)
})

describe('the region that may be replaced', () => {
  const other = datesText({ ...ABOUT, meetingAt: instant('2026-11-25T13:00:00Z') })

  test('changes, and nothing else does', () => {
    const body = `mine\n\n${pullBody(ABOUT)}\n\nmine too`
    const next = meetingRegion(body, other)
    expect(next).toContain('2026-11-25 14:00')
    expect(next).not.toContain('2026-11-24')
    expect(next?.startsWith('mine\n')).toBe(true)
    expect(next?.endsWith('\nmine too')).toBe(true)
    expect(meetingRegion(next ?? '', other)).toBe(next)
  })

  test('keeps the line ends of a body that was edited in a browser', () => {
    const next = meetingRegion(pullBody(ABOUT).replaceAll('\n', '\r\n'), other)
    expect(next?.replaceAll('\r\n', '')).not.toContain('\n')
  })

  test.each([
    ['without the first mark', (body: string) => body.replace('<!-- sitrep:meeting -->', '')],
    ['without the last mark', (body: string) => body.replace('<!-- /sitrep:meeting -->', '')],
    ['with a mark twice', (body: string) => `${body}\n<!-- sitrep:meeting -->`],
    ['empty', () => ''],
  ])('is left alone in a body %s', (_, change) => {
    expect(meetingRegion(change(pullBody(ABOUT)), other)).toBeNull()
  })
})
