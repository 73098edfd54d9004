import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Started } from '../../sandbox/support.ts'
import { acted, alone, commandsIn } from '../support/acted.ts'

let box: Started
beforeAll(async () => {
  box = await alone()
})
afterAll(() => box.close())

const AT = { owner: 'acme', repo: 'shop' } as const
const READ = { contents: 'read', issues: 'read', 'pull-requests': 'read', checks: 'read' } as const

let count = 0
/** A pull request that brings one file, ready to be merged. */
async function offered(path: string, text: string): Promise<number> {
  const dev = box.as('dev').rest
  const branch = `change-${++count}`
  const { data: main } = await dev.git.getRef({ ...AT, ref: 'heads/main' })
  await dev.git.createRef({ ...AT, ref: `refs/heads/${branch}`, sha: main.object.sha })
  await dev.repos.createOrUpdateFileContents({
    ...{ ...AT, path, branch, message: 'Change', content: Buffer.from(text).toString('base64') },
  })
  const { data } = await dev.pulls.create({ ...AT, head: branch, base: 'main', title: 'Change' })
  return data.number
}

const HASTY = '# Checkout failed\n\n## Root cause\n\nTODO: what broke ::error::pwned\n'

const reviewed = (pull: number, step: Parameters<typeof acted>[1] = {}, fork = false) =>
  acted(box, {
    event: 'pull_request',
    payload: {
      action: 'opened',
      pull_request: {
        number: pull,
        head: { sha: 'a', repo: { id: fork ? 4_711 : box.seeded.repository.id } },
        base: { repo: { id: box.seeded.repository.id } },
      },
    },
    inputs: { command: 'review' },
    ...step,
  })

async function checksOf(pull: number) {
  const dev = box.as('dev').rest
  const { data } = await dev.pulls.get({ ...AT, pull_number: pull })
  return (await dev.checks.listForRef({ ...AT, ref: data.head.sha })).data.check_runs
}

test('a postmortem is reviewed by a check, and the summary shows each finding', async () => {
  const pull = await offered('postmortems/2026-11-20-1-checkout.md', HASTY)
  const done = await reviewed(pull)
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'done' } })
  expect((await checksOf(pull)).map(({ name, conclusion }) => `${name} ${conclusion}`)).toEqual([
    'Sitrep / postmortem failure',
  ])
  expect(done.summary).toContain('postmortems/2026-11-20-1-checkout.md:5')
  expect(done.log).not.toContain('::error file=')
  expect(done.log).not.toContain('pwned')

  const again = await reviewed(pull)
  expect(again.outputs).toMatchObject({ reason: 'nothing-to-do', changes: '[]' })
  expect(again.summary).toContain('postmortems/2026-11-20-1-checkout.md:5')
})

test('where a fork may only read, the findings are told at their lines and fail the job', async () => {
  const pull = await offered('postmortems/2026-11-20-2-search.md', HASTY)
  const done = await reviewed(pull, { permissions: READ }, true)
  expect(done).toMatchObject({ code: 1, outputs: { reason: 'findings' } })
  expect(done.log).toMatch(
    /^::error title=[\w-]+,file=postmortems\/2026-11-20-2-search.md,line=\d+/m,
  )
  expect(commandsIn(done.log).filter((line) => /^\s*::error::pwned/.test(line))).toEqual([])
  expect(done.summary).toContain('postmortems/2026-11-20-2-search.md:5')
  expect(await checksOf(pull)).toEqual([])
})

test('where the workflow forgot a permission, the line is named beside the findings', async () => {
  const pull = await offered('postmortems/2026-11-20-3-mail.md', HASTY)
  const done = await reviewed(pull, { permissions: READ })
  expect(done).toMatchObject({ code: 1, outputs: { reason: 'permission-missing' } })
  expect(done.log).toContain('"checks: write"')
  expect(done.log).toMatch(/^::error title=[\w-]+,file=/m)
})

test('a dry run prints the check that would be made', async () => {
  const pull = await offered('postmortems/2026-11-20-4-login.md', HASTY)
  const done = await reviewed(pull, { inputs: { command: 'review', 'dry-run': 'true' } })
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'dry-run' } })
  expect(done.log).toMatch(/^POST \/repos\/\{owner\}\/\{repo\}\/check-runs \{/m)
  expect(await checksOf(pull)).toEqual([])
})

test('a change that has nothing to do with us costs a look and says nothing', async () => {
  const pull = await offered('src/checkout.ts', 'export {}\n')
  const done = await reviewed(pull)
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'nothing-to-do', changes: '[]' } })
})

test('mistakes in the config of a pull request are told at line and column', async () => {
  const pull = await offered('.github/sitrep.yml', 'timezone: Mars/Base\nseverites: []\n')
  const done = await reviewed(pull, {
    inputs: { command: 'check-config' },
    permissions: { contents: 'read', 'pull-requests': 'read' },
  })
  expect(done).toMatchObject({ code: 1, outputs: { reason: 'config-mistakes' } })
  expect(done.log).toMatch(
    /^::error title=config,file=.github\/sitrep.yml,line=2,endLine=2,col=1::/m,
  )
  expect(done.summary).toContain('severites')
})

test('the config of the default branch is looked at where no pull request is named', async () => {
  const done = await acted(box, { inputs: { command: 'check-config' } })
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'nothing-to-do' } })
})
