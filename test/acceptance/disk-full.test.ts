import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { SHOP } from '../sandbox/support.ts'
import { type Mortal, mortal } from '../support/mortal.ts'
import { declare } from '../support/whole-life.ts'

/** As long as an unanswered sending stays unknown, and a second. */
const SETTLED_MS = 61_000

/** From here on that process can make no file longer than so many bytes, which to it is a disk that takes no more. */
const room = ({ app }: Mortal, bytes: number | 'unlimited') =>
  execFileSync('prlimit', ['--pid', String(app().pid), `--fsize=${bytes}:`])

const statusOf = async ({ app }: Mortal, path: string): Promise<number> =>
  (await fetch(`${app().url}${path}`)).status

// Only Linux lets one process take the room of another away.
test.runIf(process.platform === 'linux')(
  'a full disk ends nothing: what cannot be stored is refused, and is found when there is room again',
  { timeout: 120_000 },
  async () => {
    const it = await mortal()
    try {
      const { as, sandbox } = it.box
      const issue_number = await declare(as)
      await it.settled()
      room(it, 1_024)
      const said = { ...SHOP, issue_number, body: '/ack' }
      const { data: comment } = await as('ben').rest.issues.createComment(said)
      await sandbox.settled()
      expect(sandbox.state.deliveries.at(-1)).toMatchObject({
        ...{ event: 'issue_comment', statusCode: 503 },
      })
      expect([await statusOf(it, '/healthz'), await statusOf(it, '/readyz')]).toEqual([200, 503])
      room(it, 'unlimited')
      expect(await statusOf(it, '/readyz')).toBe(200)
      await it.rise(SETTLED_MS)
      expect(await it.settled()).toBe(true)
      const asked = { ...SHOP, comment_id: comment.id }
      const { data } = await as('ana').rest.reactions.listForIssueComment(asked)
      expect(data.map(({ content }) => content)).toEqual(['rocket'])
      expect(it.remains.map(({ integrity }) => integrity)).toEqual(['ok'])
    } finally {
      await it.close()
    }
  },
)
