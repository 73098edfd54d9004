import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SHOP, type Started, start } from '../sandbox/support.ts'
import { cli } from '../support/cli.ts'
import { envOf } from '../support/examined.ts'

const WORKFLOW = '.github/workflows/sitrep.yml'
let box: Started
beforeEach(async () => {
  box = await start()
})
afterEach(() => box.close())

const setup = (words = '') => cli(`setup${words}`, { env: envOf(box, 'ana') })
const pull = async () => (await box.as('ana').rest.pulls.get({ ...SHOP, pull_number: 1 })).data
const offered = async () => {
  const { data } = await box.as('ana').rest.pulls.listFiles({ ...SHOP, pull_number: 1 })
  return data.map(({ filename }) => filename)
}

describe('setup', () => {
  test('for the App offers no workflow, and says what offers one', async () => {
    const { code, out } = await setup()
    expect(code).toBe(0)
    expect(out).toContain('Without the App, add --action')
    expect(await offered()).not.toContain(WORKFLOW)
    expect((await pull()).body).not.toContain('Allow GitHub Actions')
  })

  test('--action offers the workflow as well, and names the box to tick', async () => {
    const { code, out } = await setup(' --action')
    expect(code).toBe(0)
    expect(out).toContain('tick "Allow GitHub Actions to create and approve pull requests"')
    expect(await offered()).toEqual(
      expect.arrayContaining([
        WORKFLOW,
        '.github/sitrep.yml',
        '.github/ISSUE_TEMPLATE/incident.yml',
      ]),
    )
    expect((await pull()).body).toContain(
      '**Allow GitHub Actions to create and approve pull requests**',
    )
    const { data } = await box
      .as('ana')
      .rest.repos.getContent({ ...SHOP, path: WORKFLOW, ref: 'sitrep/setup' })
    const { content = '' } = data as { content?: string }
    expect(Buffer.from(content, 'base64').toString()).toBe(
      readFileSync('templates/workflows/sitrep.yml', 'utf8'),
    )
  })

  test('--action opens a pull request for the workflow alone where the rest was merged', async () => {
    await setup()
    await box.as('ana').rest.pulls.merge({ ...SHOP, pull_number: 1 })
    await box.as('ana').rest.git.deleteRef({ ...SHOP, ref: 'heads/sitrep/setup' })
    expect((await setup()).out).toContain('The default branch has all of the files')
    expect((await setup(' --action')).out).toMatch(/Pull request: http:\S+\/pull\/2/)
  })

  test('--action says which right is missing where a token may write no workflow, and goes on later', async () => {
    const route = '/repos/{owner}/{repo}/contents/{path}'
    box.sandbox.faults.queue({ method: 'PUT', route, nth: 4, before: { status: 404 } })
    const { code, notes } = await setup(' --action')
    expect(code).toBe(1)
    expect(notes).toContain('GITHUB_TOKEN may not write workflows')
    expect(notes).toContain('gh auth refresh --scopes workflow')
    expect(await setup(' --action')).toMatchObject({ code: 0 })
    expect(await offered()).toContain(WORKFLOW)
  })

  test('--dry-run lists the workflow among what would be written', async () => {
    const { out } = await setup(' --action --dry-run')
    expect(out).toMatch(
      /^PUT \/repos\/acme\/shop\/contents\/\.github\/workflows\/sitrep\.yml +file/m,
    )
  })
})
