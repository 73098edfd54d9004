import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type EmbeddedAction, embeddedAction } from './embedded-action.ts'
import type { WorkflowRun } from './sandbox/model-actions.ts'

/** What GitHub makes of the form as somebody fills it in at a first alarm. */
const FORM = `### Impact

Degraded

### Spread

Widespread

### Services

checkout

### Started

10m ago

### Description

Payments time out at the last step.
`

/**
 * `npm run demo:action`: an embedded GitHub without our App, in which the bundled Action runs as a runner would run it.
 * Plays the beginning of an incident, tells of each run, and stays for whoever wants to go on in the browser; with
 * `--once` it ends there.
 */
const { PORT = '3000' } = process.env
const ready = Promise.withResolvers<EmbeddedAction>()
const server = createServer((request, response) => {
  void ready.promise.then(({ sandbox }) => sandbox.handle(request, response))
})
server.once('error', ({ message }) => {
  process.stderr.write(`sitrep: cannot listen on port ${PORT}: ${message}. Set PORT to another.\n`)
  process.exit(1)
})
await new Promise<void>((resolve) => server.listen(Number(PORT), '127.0.0.1', resolve))
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const box = embeddedAction(origin, `demo:${randomBytes(24).toString('hex')}`)
ready.resolve(box)
say(`A GitHub with the workflow of templates/workflows/sitrep.yml and no App: ${origin}/`)
const failed = await play(box)
if (process.argv.includes('--once')) await end(failed)
else {
  say(
    `\nGo on in the browser: ${origin}/acme/shop/issues/1, and its runs under Actions. Ctrl+C ends it.`,
  )
  process.once('SIGINT', () => void end(false))
  process.once('SIGTERM', () => void end(false))
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function end(badly: boolean): Promise<void> {
  await box.work.stop()
  server.close()
  server.closeAllConnections()
  await box.sandbox.close()
  process.exitCode = badly ? 1 : 0
}

type Step = readonly [login: string, what: string, words: string]

/** A first alarm, as people type it. */
function story(): readonly Step[] {
  return [
    ['ben', 'says', '/ack'],
    ['dev', 'says', 'I look at the logs.'],
    ['ana', 'says', '/sev 1 nobody can pay'],
    ['ana', 'says', '/ic @ana'],
    ['eve', 'says', '/resolve'],
    ['ana', 'says', '/update rolling back the release, next 30m'],
    ['ana', 'says', '/mitigated'],
    ['ana', 'says', '/resolve'],
  ]
}

/** Says whether a run has failed. */
async function play({ sandbox, seeded, work }: EmbeddedAction): Promise<boolean> {
  const told = new Set<number>()
  const as = (login: string, path: string, body: object) =>
    fetch(`${origin}/api/v3/repos/acme/shop/${path}`, {
      method: 'POST',
      headers: { authorization: `token ${seeded.tokens[login]}` },
      body: JSON.stringify(body),
    })
  const seen = async () => {
    await work.idle()
    for (const run of work.runs().filter(({ id }) => !told.has(id))) {
      told.add(run.id)
      say(line(run))
    }
  }
  say('\nana opens an incident from the form')
  await as('ana', 'issues', { title: 'Checkout answers with errors', body: FORM })
  await seen()
  for (const [login, what, words] of story()) {
    sandbox.clock.advance(60_000)
    say(`${login} ${what} ${words}`)
    await as(login, 'issues/1/comments', { body: words })
    await seen()
  }
  return work.runs().some(({ conclusion }) => conclusion === 'failure')
}

/** `  issue_comment  incident: success in 0.9 s (card.update, label.add)` */
function line({ event, jobs, conclusion }: WorkflowRun): string {
  const started = jobs.filter((job) => job.conclusion !== 'skipped')
  if (started.length === 0) return `  ${event.padEnd(14)} no job starts, so nothing is billed`
  const steps = started.flatMap((job) => job.steps)
  const seconds = steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000
  const done = steps.flatMap(({ outputs }) => changes(outputs['changes']))
  const names = started.map(({ name }) => name).join(', ')
  const did = done.length === 0 ? '' : ` (${[...new Set(done)].join(', ')})`
  return `  ${event.padEnd(14)} ${names}: ${conclusion} in ${seconds.toFixed(1)} s${did}`
}

function changes(json = '[]'): readonly string[] {
  return (JSON.parse(json || '[]') as readonly { readonly type: string }[]).map(({ type }) => type)
}
