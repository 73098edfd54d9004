// biome-ignore-all lint/suspicious/noTemplateCurlyInString: GitHub fills these in.
import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { createGroups } from '../../../src/sandbox/runner/concurrency.ts'
import { SHOP } from '../support.ts'
import { action, job, type Shop, shop } from './shop.ts'

const open: Shop[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

/** Goes on until it is told to end, and says when it began and ended. */
const SLOW = action(`
import { appendFileSync, existsSync } from 'node:fs'
appendFileSync(process.env.NOTES, 'begin\\n')
while (!existsSync(process.env.NOTES + '-go')) await new Promise((resolve) => setTimeout(resolve, 10))
appendFileSync(process.env.NOTES, 'end\\n')
`)

async function four(concurrency: string) {
  const notes = `${action('')}/notes`
  const lines = `    concurrency: { group: '\${{ github.event.issue.number }}'${concurrency} }\n`
  const box = await shop(
    { 'slow.yml': `on: issue_comment\njobs:\n${job(lines, '      - uses: acme/slow@v1\n')}` },
    { actions: { 'acme/slow': SLOW }, env: () => ({ NOTES: notes }) },
  )
  open.push(box)
  await box.as('ana').rest.issues.create({ ...SHOP, title: 'Down' })
  for (const body of ['1', '2', '3', '4']) {
    await box.as('ana').rest.issues.createComment({ ...SHOP, issue_number: 1, body })
  }
  writeFileSync(`${notes}-go`, '')
  await box.idle()
  const conclusions = box.runs().map(({ conclusion }) => conclusion)
  return { conclusions, lines: readFileSync(notes, 'utf8').trim().split('\n') }
}

test('one runs at a time, one waits, and who waited before is cancelled', async () => {
  const { conclusions, lines } = await four('')
  expect(conclusions).toEqual(['success', 'cancelled', 'cancelled', 'success'])
  expect(lines).toEqual(['begin', 'end', 'begin', 'end'])
})

test('with a queue all of them run, one after the other', async () => {
  const { conclusions, lines } = await four(', queue: max')
  expect(conclusions).toEqual(['success', 'success', 'success', 'success'])
  expect(lines).toEqual(Array.from({ length: 4 }, () => ['begin', 'end']).flat())
})

test('whoever cancels what runs takes its place', async () => {
  const { conclusions } = await four(', cancel-in-progress: true')
  expect(conclusions).toEqual(['cancelled', 'cancelled', 'cancelled', 'success'])
})

test('a queue has room for a hundred, and takes no more', async () => {
  const groups = createGroups()
  const wanted = { group: 'a', cancelInProgress: false, queue: 100 }
  const cancelled: number[] = []
  const holders = Array.from({ length: 103 }, (_, at) => ({ cancel: () => cancelled.push(at) }))
  const done: number[] = []
  const each = holders.map(async (holder, at) => {
    await groups.enter(wanted, holder)
    done.push(at)
    groups.leave(wanted, holder)
  })
  expect(cancelled).toEqual([101, 102])
  await Promise.all(each)
  expect(done.filter((at) => !cancelled.includes(at))).toEqual(
    Array.from({ length: 101 }, (_, at) => at),
  )
})
