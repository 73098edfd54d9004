import { expect, test } from 'vitest'
import { periodNamed } from '../../src/domain/periods.ts'
import { during, issueLink, issueLinks, labelled, linked, search } from '../../src/reports/links.ts'

const AT = {
  repository: { name: 'acme/shop', home: 'https://github.com/acme/shop', label: 'incident' },
}

test('an issue is linked by its number', () => {
  expect(issueLink(AT, 12)).toBe('[#12](https://github.com/acme/shop/issues/12)')
})

test('numbers stand once each, in order, and say how many are left out', () => {
  expect(issueLinks([7, 3, 7, 12])).toBe('#3, #7, #12')
  expect(issueLinks([1, 2, 3, 4, 5], { most: 2 })).toBe('#1, #2 and 3 more')
  expect(issueLinks([1, 2, 3], { most: 2, all: 'https://github.com/acme/shop/issues' })).toBe(
    '#1, #2 and [1 more](https://github.com/acme/shop/issues)',
  )
  expect(issueLinks([])).toBe('')
})

test('a search stands in an address that nothing can end', () => {
  const address = search(AT, ['is:open', labelled('service: (a) [b] <c> & d')])
  expect(linked('all', address)).toMatch(
    /^\[all\]\(https:\/\/github\.com\/acme\/shop\/issues\?q=[\w%.-]+\)$/,
  )
})

test.each(['say "no"', 'back\\slash', 'two\nlines'])(
  'no search is made of the label %j',
  (label) => {
    expect(search(AT, [labelled(label)])).toBe(null)
    expect(linked('all', search(AT, [labelled(label)]))).toBe('all')
  },
)

test('a period ends with its last second, in the zone of the team', () => {
  const week = periodNamed('2026-W47', 'Europe/Berlin')
  expect(week && during('closed', week)).toBe('closed:2026-11-15T23:00:00Z..2026-11-22T22:59:59Z')
  const all = periodNamed('all', 'UTC')
  expect(all && during('closed', all)).toBe(null)
})
