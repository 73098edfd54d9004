import { createCheckRun } from '../../../src/sandbox/actions/checks.ts'
import { commitFiles } from '../../../src/sandbox/actions/commits.ts'
import { createPull } from '../../../src/sandbox/actions/pulls.ts'
import { createRef } from '../../../src/sandbox/actions/refs.ts'
import { requestReviewers } from '../../../src/sandbox/actions/reviewers.ts'
import { submitReview } from '../../../src/sandbox/actions/reviews.ts'
import { isPull, type Pull, userByLogin } from '../../../src/sandbox/find.ts'
import type { CheckConclusion } from '../../../src/sandbox/model-checks.ts'
import type { Actor } from '../../../src/sandbox/world.ts'
import { openShop } from './shop.ts'

export const PATH = 'postmortems/2026-11-20-7-checkout.md'
const BRANCH = 'sitrep/postmortem-7'

const TEXT = `---
incident: 7
severity: SEV1
services: [checkout, payments]
---

# Checkout answered with errors

## Summary

Nobody could pay for forty minutes.

## Root cause

The engineer forgot the pool size.

## Impact

| Who | How long |
|---|---|
| Customers | 40 min |
`

type Shop = Awaited<ReturnType<typeof openShop>>

/** A person of the shop as who acts. */
export function person(shop: Shop, login: string): Actor {
  const user = userByLogin(shop.sandbox.world, login)
  if (user === undefined) throw new Error(`${login} is gone`)
  return { user, grant: null }
}

/** The App of the shop as who acts. */
export function bot(shop: Shop): Actor {
  const { world } = shop.sandbox
  const app = Object.values(world.state.apps)[0]
  const user = world.state.users[app?.botId ?? 0]
  if (app === undefined || user === undefined) throw new Error('the App is gone')
  const permissions = { checks: 'write', contents: 'write', pull_requests: 'write' } as const
  const repositoryIds = [shop.repository.id]
  return { user, grant: { appId: app.id, installationId: 0, permissions, repositoryIds } }
}

/** The App's verdict on the head of the document's pull request, with one line that it points at. */
export function judge(shop: Shop, issue: Pull, conclusion: CheckConclusion): void {
  createCheckRun(shop.sandbox.world, bot(shop), shop.repository, issue.pull.headSha, {
    name: 'Sitrep / postmortem',
    conclusion,
    output: {
      title: conclusion === 'success' ? 'Nothing left to do' : '1 blocker',
      summary: '| Section | State |\n|---|---|\n| Root cause | names a person |\n| Impact | ✓ |',
      text: null,
      annotations:
        conclusion === 'success'
          ? []
          : [
              {
                path: PATH,
                startLine: 15,
                endLine: 15,
                startColumn: null,
                endColumn: null,
                level: 'failure',
                title: 'person-as-cause',
                message: 'A person stands where a cause should.\nAsk what made it easy to forget.',
                rawDetails: null,
              },
            ],
    },
  })
}

/** The shop with a draft of a document on a branch, its pull request and the App's review. */
export async function openDocument() {
  const shop = await openShop()
  const { repository, sandbox } = shop
  const { world } = sandbox
  const app = bot(shop)
  const main = repository.refs['refs/heads/main'] ?? ''
  createRef(world, app, repository, `refs/heads/${BRANCH}`, main)
  commitFiles(world, app, repository, { [PATH]: TEXT }, 'Draft the postmortem of #7', BRANCH)
  const issue = createPull(world, app, repository, {
    title: 'Postmortem: checkout answered with errors',
    body: 'Written from the incident.\n\n- [ ] Root cause\n- [x] Impact',
    head: BRANCH,
    base: 'main',
    draft: true,
  })
  if (!isPull(issue)) throw new Error('it is no pull request')
  requestReviewers(world, app, repository, issue, ['ben'])
  const suggested = '```suggestion\nThe pool size was set by hand and checked by nobody.\n```'
  submitReview(world, app, repository, issue, {
    verdict: 'COMMENTED',
    body: 'One line can be mended with a click.',
    comments: [
      {
        path: PATH,
        body: `Say what made it possible.\n\n${suggested}`,
        line: 15,
        side: 'RIGHT',
        startLine: null,
        startSide: null,
      },
    ],
  })
  judge(shop, issue, 'failure')
  return { shop, issue, path: `/acme/shop/pull/${issue.number}`, branch: BRANCH }
}
