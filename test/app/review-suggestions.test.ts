import { afterAll, beforeAll, expect, test } from 'vitest'
import { propose, write } from '../sandbox/branches.ts'
import { SHOP } from '../sandbox/support.ts'
import { checkOf, makeReady, plainExamine } from '../support/reviewing.ts'
import { type Served, served } from '../support/served.ts'

let it: Served
beforeAll(async () => {
  it = await served({ examine: plainExamine })
})
afterAll(() => it.close())

const suggestionsOn = async (pull_number: number) => {
  const { data } = await it.box.as('dev').rest.pulls.listReviewComments({ ...SHOP, pull_number })
  return data
}
const reviewsOn = async (pull_number: number) =>
  (await it.box.as('dev').rest.pulls.listReviews({ ...SHOP, pull_number })).data

test('once a document is ready, what a click can mend is offered beside its lines, one time', async () => {
  const path = 'postmortems/teh.md'
  const files = { [path]: '# One\n\nteh `cable`\n\nteh other\n' }
  const number = await propose(it.box, { branch: 'teh', files, draft: true })
  await it.settled()
  expect(await reviewsOn(number)).toEqual([])
  await makeReady(it, number)
  await it.settled()
  const comments = await suggestionsOn(number)
  expect(comments.map(({ line, side }) => [line, side])).toEqual([
    [3, 'RIGHT'],
    [5, 'RIGHT'],
  ])
  expect(comments[0]?.body).toContain('```suggestion\nthe `cable`\n```')
  await write(it.box, 'teh', path, '# One\n\nteh `cable`\n\nteh other\n\nteh third\n')
  await it.settled()
  expect(await reviewsOn(number)).toHaveLength(1)
  expect(await checkOf(it, 'teh')).toMatchObject({ output: { annotations_count: 3 } })
})

test('at most ten are offered, and none on a line that the change does not show', async () => {
  const path = 'postmortems/long.md'
  const long = Array.from({ length: 30 }, (_, at) => `line ${at}`)
  await write(it.box, 'main', path, `teh start\n${long.join('\n')}\nend\n`)
  await propose(it.box, {
    branch: 'long',
    files: { [path]: `teh start\n${long.join('\n')}\n${'teh end\n'.repeat(12)}` },
  }).then(async (number) => {
    await it.settled()
    const comments = await suggestionsOn(number)
    expect(comments).toHaveLength(10)
    expect(comments.every(({ line }) => (line ?? 0) > 25)).toBe(true)
    expect(await checkOf(it, 'long')).toMatchObject({ output: { annotations_count: 13 } })
  })
})

test('nothing is offered where nothing can be mended by a click', async () => {
  const files = { 'postmortems/plain.md': 'TODO' }
  const number = await propose(it.box, { branch: 'plain', files })
  await it.settled()
  expect(await reviewsOn(number)).toEqual([])
})
