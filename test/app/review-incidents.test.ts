import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { branchOff, propose, write } from '../sandbox/branches.ts'
import { SHOP } from '../sandbox/support.ts'
import { plainExamine } from '../support/reviewing.ts'
import { type Served, served } from '../support/served.ts'
import { declare } from '../support/whole-life.ts'

let it: Served
let incident = 0
/** Numbers of the issues that were read. */
let read: number[] = []
beforeAll(async () => {
  it = await served({ examine: plainExamine })
  incident = await declare(it.box.as)
  await it.settled()
  it.box.sandbox.faults.queue({
    method: 'POST',
    route: '/graphql',
    every: 1,
    delayMs: 0,
    where: ({ call, template }) => {
      if (template !== '/graphql') return false
      const { variables } = JSON.parse(call.body) as { variables?: { number?: number } }
      if (variables?.number !== undefined) read.push(variables.number)
      return true
    },
  })
})
beforeEach(() => {
  read = []
})
afterAll(() => it.close())

const named = (number: number) => `---\nincident: ${number}\n---\n\n## One\n`
const merge = (pull_number: number) => it.box.as('dev').rest.pulls.merge({ ...SHOP, pull_number })

test('merging a document has the incident looked at that its front matter names', async () => {
  const files = { 'postmortems/by-hand.md': named(incident) }
  const number = await propose(it.box, { branch: 'by-hand', files })
  await it.settled()
  read = []
  await merge(number)
  await it.settled()
  expect(new Set(read)).toEqual(new Set([incident]))
})

test('an edit on the default branch has it looked at too, and so has its removal', async () => {
  await write(it.box, 'main', 'postmortems/by-hand.md', `${named(incident)}\nMore.\n`)
  await it.settled()
  expect(read).toContain(incident)
  read = []
  const path = 'postmortems/by-hand.md'
  const { repos } = it.box.as('dev').rest
  const { data } = await repos.getContent({ ...SHOP, path })
  const sha = 'sha' in data ? data.sha : ''
  await repos.deleteFile({ ...SHOP, path, message: 'away', sha })
  await it.settled()
  expect(read).toContain(incident)
})

test('a document that is named as ours are needs no front matter for that', async () => {
  await write(it.box, 'main', `postmortems/2026-11-20-${incident}-x.md`, 'text')
  await it.settled()
  expect(read).toContain(incident)
})

test('a pull request from the incident’s own branch has it looked at when a person closes it', async () => {
  const branch = `sitrep/postmortem-${incident}`
  const files = { [`postmortems/2026-11-21-${incident}-y.md`]: 'text' }
  const pull_number = await propose(it.box, { branch, files, draft: true })
  await it.settled()
  read = []
  await it.box.as('ana').rest.pulls.update({ ...SHOP, pull_number, state: 'closed' })
  await it.settled()
  expect(read).toContain(incident)
})

test.each([
  ['a push elsewhere', 'src/a.ts'],
  ['a push to the index of postmortems', 'postmortems/README.md'],
  ['a push of a picture beside them', 'postmortems/graph.png'],
])('%s has nothing looked at', async (_, path) => {
  await write(it.box, 'main', path, named(incident))
  await it.settled()
  expect(read).toEqual([])
})

test('a push to another branch has nothing looked at', async () => {
  await branchOff(it.box, 'side')
  await write(it.box, 'side', 'postmortems/side.md', named(incident))
  await it.settled()
  expect(read).toEqual([])
})
