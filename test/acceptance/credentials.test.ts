import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Octokit } from '@octokit/rest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSandbox, serve } from '../../src/sandbox/sandbox.ts'
import { seed } from '../../src/sandbox/seed.ts'
import { OWN_ENV } from '../support/own-env.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const closing: (() => Promise<unknown>)[] = []

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The same command as for a real App, with a GitHub somewhere else. */
async function served() {
  const sandbox = createSandbox()
  const github = await serve(sandbox)
  const port = await freePort()
  const seeded = seed(sandbox.world, {
    app: {
      slug: 'incident-helper',
      permissions: { issues: 'write', metadata: 'read', contents: 'write', pull_requests: 'write' },
      events: ['issues', 'issue_comment'],
      webhookUrl: `http://127.0.0.1:${port}/api/github/webhooks`,
    },
  })
  const child = spawn(process.execPath, ['src/start.ts'], {
    env: {
      ...OWN_ENV,
      APP_ID: String(seeded.app.id),
      PRIVATE_KEY: seeded.app.privateKey.replaceAll('\n', '\\n'),
      WEBHOOK_SECRET: seeded.app.webhookSecret,
      GITHUB_API_URL: `${github.apiUrl}/`,
      HOST: '127.0.0.1',
      PORT: String(port),
      SITREP_STORE: ':memory:',
      SITREP_PACED: 'false',
    },
    stdio: 'ignore',
  })
  closing.push(() => ended(child), github.close)
  await healthy(port)
  const octokit = new Octokit({ baseUrl: github.apiUrl, auth: seeded.tokens['ana'] })
  return { sandbox, octokit, child }
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  if (child.exitCode === null) await once(child, 'exit')
}

async function healthy(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const up = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (up) return
    await wait(50)
  }
  throw new Error('it never became healthy')
}

const ISSUES = 'GET /repos/{owner}/{repo}/issues'
const PULLS = 'GET /repos/{owner}/{repo}/pulls'

let it: Awaited<ReturnType<typeof served>>
beforeAll(async () => {
  it = await served()
})
afterAll(async () => {
  for (const close of closing) await close()
})

test('it writes nothing before the first delivery, and asks only what it may have missed', async () => {
  const asked = () => Object.keys(it.sandbox.requests().requests)
  for (let tries = 0; tries < 100 && !asked().includes(PULLS); tries++) await wait(50)
  // Whether a report is due it asks at an hour of the day that is the repository's own.
  const missed = asked().filter((route) => route !== 'POST /graphql')
  expect(missed.sort()).toEqual([
    'GET /app/hook/deliveries',
    'GET /app/installations',
    'GET /installation/repositories',
    'GET /repos/{owner}/{repo}/contents/{path}',
    ISSUES,
    PULLS,
    'POST /app/installations/{installation_id}/access_tokens',
  ])
})

test('with credentials set it serves that App', async () => {
  const { data } = await it.octokit.rest.issues.create({
    ...AT,
    title: 'Checkout fails',
    body: '/sev 1',
    labels: ['incident'],
  })
  const labels = async () => {
    const issue = await it.octokit.rest.issues.get({ ...AT, issue_number: data.number })
    return issue.data.labels.map((label) =>
      typeof label === 'string' ? label : (label.name ?? ''),
    )
  }
  for (let tries = 0; tries < 100 && !(await labels()).includes('sev1'); tries++) await wait(50)
  expect((await labels()).sort()).toEqual(['incident', 'sev1', 'status: investigating'])
  for (let tries = 0; tries < 100; tries++) {
    const { data: comments } = await it.octokit.rest.issues.listComments({
      ...AT,
      issue_number: data.number,
    })
    if (comments.length > 0) {
      expect(comments[0]?.user?.login).toBe('incident-helper[bot]')
      break
    }
    await wait(50)
  }
  expect(it.sandbox.requests().undocumented).toEqual([])
})
