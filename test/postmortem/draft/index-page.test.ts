import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../src/markdown/document/read-document.ts'
import { yamlText } from '../../../src/markdown/yaml-text.ts'
import { indexPage, type Shelved } from '../../../src/postmortem/draft/index-page.ts'
import { stated } from '../../../src/postmortem/draft/stated.ts'
import { hostileText } from '../../markdown/oracle.ts'

const shelved = (path: string, keys: Parameters<typeof yamlText>[0]): Shelved => ({
  path: `postmortems/${path}`,
  stated: stated(`---\n${yamlText(keys)}\n---\n`),
})

const DOCUMENTS: readonly Shelved[] = [
  shelved('2026-10-02-17-search-slow.md', {
    title: 'Search is slow',
    severity: 'sev2',
    services: ['search', 'catalogue'],
    cause: 'capacity',
    started: '2026-10-02T08:00:00Z',
    resolved: '2026-10-02T11:30:00Z',
  }),
  shelved('2026-11-20-42-checkout-times-out.md', {
    title: 'Checkout | times out',
    severity: 'sev1',
    services: ['checkout'],
    cause: 'deployment',
    started: '2026-11-20T13:58:00Z',
    mitigated: '2026-11-20T14:35:00Z',
    resolved: '2026-11-20T14:53:00Z',
  }),
  { path: 'postmortems/by hand (2).md', stated: stated('# By hand\n') },
]

test('the whole page', async () => {
  await expect(indexPage(DOCUMENTS, null)).toMatchFileSnapshot('./index-page.md')
})

test('the order in which documents are read is no matter', () => {
  expect(indexPage(DOCUMENTS.toReversed(), null)).toBe(indexPage(DOCUMENTS, null))
})

describe('a page that is there', () => {
  const page = indexPage(DOCUMENTS.slice(0, 1), null)

  test('keeps what people wrote around the list', () => {
    const theirs = `${page.replace('# Postmortems', '# Ours\n\nHow we write them.')}\nThe end.\n`
    const next = indexPage(DOCUMENTS, theirs)
    expect(next).toContain('How we write them.')
    expect(next.endsWith('\nThe end.\n')).toBe(true)
    expect(next).toContain('2026-11-20-42')
    expect(next.match(/sitrep:index/g)).toHaveLength(2)
    expect(indexPage(DOCUMENTS, next)).toBe(next)
  })

  test('of people alone gets the list at its end, once', () => {
    const next = indexPage(DOCUMENTS, '# How we write postmortems\n')
    expect(next.startsWith('# How we write postmortems\n\n<!-- sitrep:index -->')).toBe(true)
    expect(indexPage(DOCUMENTS, next)).toBe(next)
  })

  test('keeps its line ends', () => {
    const next = indexPage(DOCUMENTS, page.replaceAll('\n', '\r\n'))
    expect(next.replaceAll('\r\n', '')).not.toContain('\n')
  })
})

test('without documents it says so', () => {
  expect(indexPage([], null)).toContain('There is none yet.')
})

test('whatever a document states, it is one row', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (title, cause) => {
      const page = indexPage([shelved('a.md', { title, cause, services: [title || 'x'] })], null)
      const tables = readDocument(page).sections.flatMap(({ blocks }) =>
        blocks.filter(({ kind }) => kind === 'table'),
      )
      expect(tables).toMatchObject([{ rows: [{ cells: { length: 6 } }] }])
    }),
    { numRuns: 500 },
  )
})
