// biome-ignore-all lint/suspicious/noTemplateCurlyInString: GitHub fills these in.
import { afterEach, expect, test } from 'vitest'
import { SHOP, statusOf } from '../support.ts'
import { action, job, type Shop, say, shop, told } from './shop.ts'

const open: Shop[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const COMMENT = action(
  `
const { env } = process
const answer = await fetch(env.GITHUB_API_URL + '/repos/' + env.GITHUB_REPOSITORY + '/issues/1/comments', {
  method: 'POST', headers: { authorization: 'token ' + env.INPUT_TOKEN }, body: JSON.stringify({ body: 'Hello' }),
})
console.log(answer.status, (await answer.json()).user?.login, env.INPUT_TOKEN)
`,
  { token: '' },
)
const STEPS = `      - id: app
        uses: actions/create-github-app-token@v2
        with:
          app-id: \${{ vars.APP_ID }}
          private-key: \${{ secrets.KEY }}
      - uses: acme/comment@v1
        with: { token: '\${{ steps.app.outputs.token }}' }
`

async function commented(key: (box: Shop) => string) {
  const secrets: Record<string, string> = {}
  const variables: Record<string, string> = {}
  const box = await shop(
    {
      'app.yml': `on: issues\njobs:\n${job('', STEPS)}`,
      'heard.yml': `on: issue_comment\njobs:\n${job('', say('<event>'))}`,
    },
    { actions: { 'acme/comment': COMMENT }, secrets, variables },
  )
  open.push(box)
  secrets['KEY'] = key(box)
  variables['APP_ID'] = String(box.seeded.app.id)
  return box
}

test('an App’s token writes as the App, starts what it starts and ends with its job', async () => {
  const box = await commented(({ seeded }) => seeded.app.privateKey)
  await box.as('ana').rest.issues.create({ ...SHOP, title: 'Down' })
  await box.idle()
  expect(told(box.runs())).toEqual([
    ['issues', 'success', '\n201 sitrep[bot] ***'],
    ['issue_comment', 'success', 'issue_comment.created'],
  ])
  const kinds = Object.values(box.sandbox.state.tokens).map(({ kind }) => kind)
  expect(new Set(kinds)).toEqual(new Set(['user']))
})

test('another key fails the step, and what comes after is passed over', async () => {
  const box = await commented(() => 'another')
  await box.as('ana').rest.issues.create({ ...SHOP, title: 'Down' })
  await box.idle()
  expect(told(box.runs())).toEqual([
    ['issues', 'failure', expect.stringContaining('could not be decoded')],
  ])
  const asked = box.as('ana').rest.issues.listComments({ ...SHOP, issue_number: 1 })
  expect((await asked).data).toEqual([])
  expect(await statusOf(asked)).toBe(200)
})
