import { createIssue } from '../../src/sandbox/actions/issues.ts'
import { start } from '../sandbox/support.ts'

/** A GitHub in a process of its own, so that what it takes to play it slows nobody who is measured. */
const { WEBHOOK_URL = '', TELLS, LIMITED, ANSWERS_MS = '0' } = process.env
// Where it is the door that is measured, what GitHub allows in an hour would be spent within minutes by what comes in.
const budget = LIMITED === 'true' ? { secondary: true } : { rateLimit: 2 ** 31 - 1 }
const mute = { deliver: async () => new Response(null, { status: 202 }) }
const box = await start({
  sandbox: { ...budget, ...(TELLS === 'true' ? {} : mute) },
  app: { webhookUrl: WEBHOOK_URL, events: ['issues', 'issue_comment', 'repository_dispatch'] },
})
if (ANSWERS_MS !== '0') {
  box.sandbox.faults.queue({ method: 'ANY', route: '*', every: 1, delayMs: Number(ANSWERS_MS) })
}
const { app, installation, repository, users } = box.seeded

const CALLS = {
  hello: () => ({
    apiUrl: box.server.apiUrl,
    appId: app.id,
    privateKey: app.privateKey,
    secret: app.webhookSecret,
    installation: installation.id,
    repository: repository.id,
  }),
  /** Opens so many incidents, as a person does who sets their labels. */
  open: (count: number) => {
    const user = users['ana']
    if (user === undefined) throw new Error('the sandbox has no ana')
    return Array.from({ length: count }, (_, at) => {
      const asked = { title: `Number ${at}`, labels: ['incident', `sev${1 + (at % 4)}`] }
      return createIssue(box.sandbox.world, { user, grant: null }, repository, asked).number
    })
  },
  /** All issues, with the texts of their comments. */
  issues: () =>
    Object.values(repository.issues).map(({ number, comments }) => ({
      number,
      comments: comments.map(({ body }) => body),
    })),
  requests: () => box.sandbox.requests(),
} satisfies Readonly<Record<string, (count: number) => unknown>>

export type Calls = typeof CALLS

export interface Call {
  readonly id: number
  readonly name: keyof Calls
  readonly count: number
}

process.on('message', ({ id, name, count }: Call) => {
  process.send?.({ id, answer: CALLS[name](count) })
})
process.on('disconnect', () => process.exit(0))
process.send?.({ id: 0, answer: null })
