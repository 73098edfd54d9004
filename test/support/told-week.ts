import { type Instant, instant, MINUTE_MS, plus } from '../../src/domain/instant.ts'
import { write } from '../sandbox/branches.ts'
import { SHOP, start } from '../sandbox/support.ts'
import { cli, type Machine, type Ran } from './cli.ts'
import { OUR_APP } from './our-app.ts'

/** Monday of week 47. */
const MONDAY = instant('2026-11-16T08:00:00Z')

/** A repository behind a socket, the command line beside it, and one clock for both. */
export async function toldWeek(startsAt: Instant = MONDAY) {
  let clock = startsAt
  let counted = 0
  const now = () => clock
  const box = await start({
    sandbox: { now },
    seed: { private: true },
    app: { permissions: OUR_APP.permissions },
  })
  const at = { GITHUB_API_URL: box.server.apiUrl, GITHUB_REPOSITORY: 'acme/shop' }
  const person = { ...at, GITHUB_TOKEN: box.seeded.tokens['ana'] ?? '' }
  const app = {
    ...at,
    APP_ID: String(box.seeded.app.id),
    PRIVATE_KEY: box.seeded.app.privateKey,
  }
  const run = (line: string, env: Machine['env'] = person): Promise<Ran> =>
    cli(line, { env: env ?? {}, now })
  const ana = box.as('ana').rest.issues
  const pass = (minutes: number): void => {
    clock = plus(clock, minutes * MINUTE_MS)
  }
  const look = (number: number) => run(`converge ${number}`, app)
  const say = async (number: number, body: string) => {
    pass(10)
    await ana.createComment({ ...SHOP, issue_number: number, body })
    await look(number)
  }
  return {
    ...{ box, person, app, run, pass, say, now },
    goTo: (iso: string): void => {
      clock = instant(iso)
    },
    configure: (text: string) => write(box, 'main', '.github/sitrep.yml', text),
    /** Declared, acknowledged after ten minutes and resolved after twenty more. */
    async incident(title: string, said = '/sev 3'): Promise<number> {
      const { data } = await ana.create({ ...SHOP, title, body: said, labels: ['incident'] })
      await look(data.number)
      await say(data.number, '/ack')
      pass(10)
      await say(data.number, '/resolve')
      return data.number
    },
    /** What was asked of GitHub since the last time somebody wanted to know. */
    asked: (): number => {
      const { requests } = box.sandbox.requests()
      const all = Object.values(requests).reduce((sum, count) => sum + count, 0)
      const since = all - counted
      counted = all
      return since
    },
    async reports() {
      const { data } = await ana.listForRepo({ ...SHOP, labels: 'report', state: 'all' })
      return data.toSorted((a, b) => a.number - b.number)
    },
    close: () => box.close(),
  }
}

export type ToldWeek = Awaited<ReturnType<typeof toldWeek>>
