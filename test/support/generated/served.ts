import { Octokit } from '@octokit/rest'
import type { Key } from '../../../src/github/keys.ts'
import { createInstallationToken } from '../../../src/sandbox/actions/apps.ts'
import { createSandbox, type SandboxOptions } from '../../../src/sandbox/sandbox.ts'
import { seed } from '../../../src/sandbox/seed.ts'
import { appKeys } from '../app-keys.ts'
import type { Size } from './life.ts'
import { CONFIG, fill } from './world.ts'

export const KEYS: readonly Key[] = [{ id: 'bench', secret: 'a secret of generated worlds' }]

/** A sandbox whose repository has as many incidents as the size says, before the last day. */
export function generated(size: Omit<Size, 'later'>, options: SandboxOptions = {}) {
  const sandbox = createSandbox({ now: () => size.now, ...options })
  const seeded = seed(sandbox.world, {
    private: true,
    files: { '.github/sitrep.yml': CONFIG },
    app: {
      slug: 'sitrep',
      keyPair: appKeys(),
      permissions: {
        issues: 'write',
        metadata: 'read',
        contents: 'write',
        pull_requests: 'write',
        deployments: 'read',
      },
      events: [],
    },
  })
  const { app, installation, repository } = seeded
  const filled = fill(sandbox.world, repository, size, { id: app.id, keys: KEYS })
  const { token } = createInstallationToken(sandbox.world, installation, undefined, undefined)
  return { sandbox, seeded, token, pass: filled.pass }
}

/** A client that asks the sandbox in this process. */
export function clientOf({ sandbox, token }: ReturnType<typeof generated>): Octokit {
  const { origin } = sandbox.world
  return new Octokit({
    auth: token,
    baseUrl: `${origin}/api/v3`,
    request: { fetch: (url: string, init: RequestInit) => sandbox.fetch(new Request(url, init)) },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  })
}
