import { describe, expect, test } from 'vitest'
import { ofRemote, target } from '../../src/cli/repository.ts'
import { systemNow } from '../../src/domain/instant.ts'

const shop = (host = 'github.com') => ({ host, owner: 'acme', repo: 'shop' })

test.each([
  ['git@github.com:acme/shop.git', shop()],
  ['github.com:acme/shop', shop()],
  ['ssh://git@github.com/acme/shop.git', shop()],
  ['ssh://git@ssh.github.com:443/acme/shop.git', shop()],
  ['https://github.com/acme/shop', shop()],
  ['https://github.com/acme/shop.git/', shop()],
  ['https://x-access-token:secret@GitHub.com/acme/shop.git', shop()],
  ['git://github.com/acme/shop.git', shop()],
  ['git@git.corp.example:acme/shop.git', shop('git.corp.example')],
  ['ssh://git@git.corp.example:2222/acme/shop.git', shop('git.corp.example')],
  ['https://git.corp.example:8443/acme/shop.git', shop('git.corp.example:8443')],
  ['https://github.com/acme/shop.js', { ...shop(), repo: 'shop.js' }],
  ['/srv/git/shop.git', null],
  ['../shop', null],
  ['file:///srv/git/shop.git', null],
  ['https://github.com/acme', null],
  ['https://github.com/acme/shop/tree/main', null],
  ['git@github.com:acme/group/shop.git', null],
  ['C:\\code\\shop', null],
  ['', null],
])('the remote %s', (remote, repository) => {
  expect(ofRemote(remote)).toEqual(repository)
})

const asked = (option: string | null, env: Record<string, string>, remote: string | null) =>
  target(
    { words: [], switches: new Set(), options: new Map(option ? [['repo', option]] : []) },
    {
      env,
      now: systemNow,
      sleep: async () => {},
      out: () => {},
      note: () => {},
      read: async () => '',
      find: async () => null,
      write: async () => {},
      path: (typed) => typed,
      ask: async () => remote,
    },
  )

describe('the repository', () => {
  const remote = 'git@github.com:acme/remote.git'
  const env = { GITHUB_REPOSITORY: 'acme/variable' }

  test('is the option’s before the variable’s before the remote’s', async () => {
    expect((await asked('acme/option', env, remote)).at.repo).toBe('option')
    expect((await asked(null, env, remote)).at.repo).toBe('variable')
    expect((await asked(null, {}, remote)).at.repo).toBe('remote')
  })

  test('is asked of GitHub itself unless GITHUB_API_URL names another', async () => {
    expect(await asked('acme/shop', {}, null)).toMatchObject({
      apiUrl: 'https://api.github.com',
      host: 'github.com',
      named: true,
    })
    const api = { GITHUB_API_URL: 'https://git.corp.example/api/v3/' }
    expect(await asked('acme/shop', api, null)).toMatchObject({
      apiUrl: 'https://git.corp.example/api/v3',
      host: 'git.corp.example',
      named: true,
    })
  })

  test.each([
    ['git@git.corp.example:acme/shop.git', 'https://git.corp.example/api/v3'],
    ['https://acme.ghe.com/acme/shop', 'https://api.acme.ghe.com'],
  ])('of a remote elsewhere, %s, is on that host, which nobody has named', async (at, apiUrl) => {
    expect(await asked(null, {}, at)).toMatchObject({ apiUrl, named: false })
  })

  test.each([
    [null, 'no checkout'],
    ['/srv/shop.git', 'none of GitHub'],
  ])('that no remote tells, as with %s, is asked for', async (at, words) => {
    await expect(asked(null, {}, at)).rejects.toThrow(words)
  })

  test('at an address that is none is refused', async () => {
    await expect(asked('acme/shop', { GITHUB_API_URL: 'nope' }, null)).rejects.toThrow(
      'GITHUB_API_URL takes an address',
    )
  })
})
