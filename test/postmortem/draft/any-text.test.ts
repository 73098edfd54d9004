import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block, Section } from '../../../src/markdown/document/model.ts'
import { readDocument } from '../../../src/markdown/document/read-document.ts'
import { bodyStart } from '../../../src/markdown/front-matter.ts'
import { draft } from '../../../src/postmortem/draft/draft.ts'
import { draftPath } from '../../../src/postmortem/draft/path.ts'
import { refreshed } from '../../../src/postmortem/draft/refreshed.ts'
import { stated } from '../../../src/postmortem/draft/stated.ts'
import { hostileText } from '../../markdown/oracle.ts'
import { about, at, history } from './incidents.ts'

/** An incident in which everything that people can type is this text. */
const saying = (text: string) =>
  about(
    history(
      [
        ['14:06', 'ana', { type: 'titled', title: text }],
        ['14:06', 'ana', { type: 'declared', as: 'incident', status: 'investigating' }],
        ['14:06', 'ana', { type: 'severity-set', severity: text, reason: text }],
        ['14:06', 'ana', { type: 'service-added', service: text }],
      ],
      [
        [
          '14:07',
          'ben',
          { type: 'impact-set', text, share: 0.1, users: 3, money: { amount: 1, currency: text } },
        ],
        ['14:08', 'ben', { type: 'update-posted', text: `${text}\n${text}`, next: null }],
        ['14:08', 'ben', { type: 'published', text: `${text}\n\n${text}` }],
        ['14:09', 'ben', { type: 'timeline-noted', text, when: at('14:09') }],
        ['14:10', 'ben', { type: 'cause-set', cause: text }],
        ['14:11', 'ben', { type: 'link-added', name: text, url: text }],
        [
          '14:12',
          'ben',
          { type: 'action-noted', text, owners: ['ben'], due: null, priority: text },
        ],
        ['14:13', 'ben', { type: 'escalated', to: [], service: text, reason: text }],
        [
          '14:20',
          'ben',
          { type: 'status-entered', status: text, category: 'resolved', reason: text },
        ],
      ],
    ),
    {
      deployments: [{ environment: text, sha: 'abc1234', ref: text, at: at('14:00'), url: text }],
    },
  )

const flat = (sections: readonly Section[]): readonly (Section | Block)[] =>
  sections.flatMap(({ heading, blocks, sections: inner }) => [
    ...(heading === null ? [] : [heading]),
    ...blocks,
    ...flat(inner),
  ])
/** Kinds of all blocks in order, with the width of every row of a table. */
const shape = (text: string): readonly string[] =>
  flat(readDocument(text).sections).map((block) => {
    if (!('kind' in block)) return 'section'
    if (block.kind !== 'table') return block.kind
    return `table ${[block.header, ...block.rows].map(({ cells }) => cells.length)}`
  })

const plain = shape(draft(saying('plain words'), null).text)

test('whatever people type, the document has the shape that plain words give it', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      fc.pre(/\p{L}/u.test(text))
      const written = draft(saying(text), null).text
      expect(shape(written)).toEqual(plain)
      expect(stated(written).problems).toEqual([])
      expect(readDocument(written).frontMatter?.keys).toHaveLength(15)
    }),
    { numRuns: 60 },
  )
})

test('nothing of it closes an issue, and a path stays in its folder', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const { text: written, path } = draft(saying(text), null)
      const body = written.slice(bodyStart(written))
      expect(body).not.toMatch(
        /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)[ :]{1,3}(?:[\w.-]+\/[\w.-]+)?#\d/i,
      )
      expect(path).toMatch(/^postmortems\/[a-z0-9-]+\.md$/)
      expect(path).toBe(draftPath(saying(text)))
    }),
    { numRuns: 300 },
  )
})

test('a draft that people wrote in is brought up to date around their words', () => {
  fc.assert(
    fc.property(hostileText, hostileText, fc.nat(), (first, second, place) => {
      const [ours, fresh] = [first, second].map((text) => draft(saying(text), null).text)
      if (ours === undefined || fresh === undefined) return
      const lines = ours.split('\n')
      const line = place % lines.length
      const current = [...lines.slice(0, line), 'by a person', ...lines.slice(line)].join('\n')
      const once = refreshed(current, ours, fresh)
      expect(once).toContain('by a person')
      expect(refreshed(once, ours, fresh)).toBe(once)
      expect(refreshed(ours, ours, fresh)).toBe(fresh)
    }),
    { numRuns: 100 },
  )
})
