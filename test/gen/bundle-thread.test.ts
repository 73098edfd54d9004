import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Examination } from '../../src/engine/pull-world.ts'
import { examined } from '../../src/postmortem/examined.ts'
import { startThread } from '../../src/threads/thread.ts'

const DIST = new URL('../../action/dist/', import.meta.url)
const REVIEW = { known: null, assignable: null, zone: 'UTC', gap: 1 }
const BY = { review: REVIEW, weights: {}, names: new Set<string>() }

test('the thread of the bundle finds in a document what its source finds', async () => {
  const text =
    '# Checkout was down\n\n## Summary\n\nTODO\n\n## Action items\n\n- Fix it, 12/24/2026\n'
  const thread = startThread(new URL('examine-thread.js', DIST), { timeMs: 20_000, memoryMb: 256 })
  const answer = await thread.ask({ text, ...BY } satisfies Examination)
  await thread.end()
  const here = examined(text, BY)
  expect(here.findings.length).toBeGreaterThan(3)
  expect(answer).toEqual({ kind: 'value', value: { kind: 'findings', ...here, more: 0 } })
})

test('whoever starts it in the bundle finds it there', () => {
  const starting = globSync('*.js', { cwd: fileURLToPath(DIST) })
    .map((name) => readFileSync(new URL(name, DIST), 'utf8'))
    .flatMap(
      (text) =>
        /new URL\(.examine-thread.{0,60}|new URL\(..\/examine-thread.{0,60}/.exec(text)?.[0] ?? [],
    )
  expect(starting).toEqual([
    expect.stringMatching(/^new URL\(.\.\/examine-thread\.js.,\s?import\.meta\.url\)/),
  ])
})
