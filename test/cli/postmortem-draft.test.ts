import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SHOP, type Started, start } from '../sandbox/support.ts'
import { cli } from '../support/cli.ts'

let box: Started
beforeEach(async () => {
  box = await start()
})
afterEach(() => box.close())

const person = (login = 'ana') => ({
  GITHUB_API_URL: box.server.apiUrl,
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_TOKEN: box.seeded.tokens[login] ?? '',
})
const declare = async (labels: readonly string[] = ['incident']) => {
  const body = '/sev 3\n/service checkout'
  const { data } = await box
    .as('ana')
    .rest.issues.create({ ...SHOP, title: 'Checkout fails', body, labels: [...labels] })
  return data.number
}
const comments = async (issue_number: number) =>
  (await box.as('ana').rest.issues.listComments({ ...SHOP, issue_number })).data

describe('postmortem draft', () => {
  test('prints the document of an incident that owes none, and writes nothing to GitHub', async () => {
    const number = await declare()
    const { code, out, notes } = await cli(`postmortem draft ${number}`, { env: person() })
    expect([code, notes]).toEqual([0, ''])
    expect(out).toMatch(/^---\nincident: 1\ntitle: Checkout fails\nseverity: sev3\n/)
    expect(out).toContain('# Postmortem: Checkout fails')
    expect(out).toContain('- **Services**: checkout')
    expect(await comments(number)).toEqual([])
  })

  test('gives programs its path, text and mistakes', async () => {
    const number = await declare()
    const { out } = await cli(`postmortem draft ${number} --json`, { env: person() })
    expect(JSON.parse(out)).toMatchObject({
      path: expect.stringMatching(/^postmortems\/\d{4}-\d\d-\d\d-1-checkout-fails\.md$/),
      text: expect.stringContaining('## Five whys'),
      problems: [],
    })
  })

  test('writes it into a file instead', async () => {
    const number = await declare()
    const line = `postmortem draft ${number} --out draft.md`
    const { code, out, notes, written } = await cli(line, { env: person() })
    expect([code, out]).toEqual([0, ''])
    expect(written.get('draft.md')).toMatch(/^---\n[\s\S]*\n$/)
    expect(notes).toContain('wrote draft.md; its place in the repository is postmortems/')
  })

  test('tries out a template of this machine, and says where its mistake is', async () => {
    const number = await declare()
    const files = { 'fine.md': '# {{ title }} of {{ repository }}\n', 'bad.md': '# {{ titel }}\n' }
    const draft = (template: string) =>
      cli(`postmortem draft ${number} --template ${template}`, { env: person(), files })
    expect((await draft('fine.md')).out).toBe('# Checkout fails of acme/shop')
    const { code, out, notes } = await draft('bad.md')
    expect(code).toBe(1)
    expect(notes).toContain('bad.md:1:6: undefined variable: titel; the default template was used')
    expect(out).toContain('could not be used: bad.md, line 1')
    expect(await draft('none.md')).toMatchObject({ code: 1, out: '' })
  })

  test.each([
    ['an issue that is no incident', async () => declare([])],
    ['an issue that is not there', async () => 99],
  ])('refuses %s', async (_, number) => {
    const { code, out, notes } = await cli(`postmortem draft ${await number()}`, { env: person() })
    expect([code, out]).toEqual([1, ''])
    expect(notes).toMatch(/is no incident|sees no issue/)
  })
})
