import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ISSUE_QUERY } from '../../src/github/graphql-query.ts'
import { type Listening, listening, proxying, runAction } from '../support/action.ts'

let github: Listening
beforeEach(async () => {
  github = await listening()
})
afterEach(() => github.close())

const comment = (body: string): string =>
  JSON.stringify({ action: 'created', issue: { number: 7 }, comment: { body, user: {} } })

describe.each(['action/main.ts', 'action/dist/main.js'])('%s', (entry) => {
  const run = (event: string, env: Readonly<Record<string, string>> = {}) =>
    runAction(entry, event, {
      GITHUB_EVENT_NAME: 'issue_comment',
      GITHUB_API_URL: github.url,
      ...env,
    })

  test('asks for the issue once, and uses the answer', async () => {
    const { text, outputs } = await run(comment('/ack'))
    expect(text).not.toContain('secret-token')
    expect(outputs).toContain('not-found')
    expect(github.heard.map(({ path }) => path)).toEqual(['/graphql'])
    const [first] = github.heard
    expect(first?.authorization).toBe('token secret-token')
    expect(JSON.parse(first?.body ?? '')).toEqual({
      query: ISSUE_QUERY,
      variables: { owner: 'acme', name: 'shop', number: 7, path: 'HEAD:.github/sitrep.yml' },
    })
  })

  test('asks nothing where the event is not ours', async () => {
    const ran = await run(comment('I am looking'))
    expect(ran).toEqual({
      code: 0,
      text: 'The comment holds no command.\n',
      outputs: 'reason=nothing-to-do\n',
    })
    expect(github.heard).toEqual([])
  })

  test('says what is wrong with an event file, and asks nothing', async () => {
    const { code, text, outputs } = await run('')
    expect(code).toBe(1)
    expect(text).toMatch(/^::error::The file of the event is empty: /)
    expect(outputs).toBe('reason=broken-event\n')
    expect(github.heard).toEqual([])
  })

  test('goes through the proxy of a runner that has one', async () => {
    const proxy = await proxying()
    const { outputs } = await run(comment('/ack'), { http_proxy: proxy.url })
    await proxy.close()
    expect(outputs).toContain('not-found')
    expect(proxy.heard).toEqual([expect.objectContaining({ path: new URL(github.url).host })])
    expect(github.heard.map(({ path }) => path)).toEqual(['/graphql'])
  })

  test('goes around the proxy where the runner says so', async () => {
    const proxy = await proxying()
    const around = { https_proxy: proxy.url, http_proxy: proxy.url, no_proxy: '127.0.0.1' }
    const { outputs } = await run(comment('/ack'), around)
    await proxy.close()
    expect(outputs).toContain('not-found')
    expect(proxy.heard).toEqual([])
  })
})
