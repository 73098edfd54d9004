import { door } from '../../../src/app/door.ts'
import type { Instant } from '../../../src/domain/instant.ts'
import { GITHUB_PACE } from '../../../src/engine/pace.ts'
import { openStore } from '../../../src/store/open-store.ts'
import { EXAMPLES } from '../../support/examples.ts'
import type { Reader } from '../reader.ts'
import { padded, payloads } from './json.ts'

const NOW = Date.parse('2026-11-20T14:30:00Z') as Instant
/** GitHub's own examples of what we listen to, and one of each other event. */
const HEARD = new Set([
  'issues',
  'issue_comment',
  'pull_request',
  'check_run',
  'check_suite',
  'push',
  'deployment_status',
  'workflow_run',
  'repository_dispatch',
  'installation',
  'installation_repositories',
])
const EVENTS = [...HEARD]
const corpus = EXAMPLES.filter(({ event }) => HEARD.has(event)).map(({ payload }) =>
  JSON.stringify(payload),
)

/** What the App keeps behind its door, in memory; begun anew now and then, so that it stays small. */
function entrance() {
  const store = openStore({ path: ':memory:', version: '1', pace: GITHUB_PACE, now: NOW })
  const failed: unknown[] = []
  const intake = door({
    ...{ secret: 'a secret of the tests', appId: 1, store, events: HEARD, refused: () => {} },
    ...{
      readBody: async () => ({ ok: false, status: 400 }),
      arrived: () => {},
      admitted: () => {},
    },
    ...{ now: () => NOW, worldNow: () => NOW, me: () => 'sitrep[bot]' },
    hands: new Map(),
    failed: (error) => failed.push(error),
  })
  return { store, intake, failed }
}

let open = entrance()
let count = 0

/** A checked body, as the door takes it in for every event that we listen to. */
export const webhooks: Reader = {
  name: 'webhook bodies',
  thread: 'main',
  read: async (text) => {
    const payload = parsed(text)
    if (payload === null) return
    count += 1
    if (count % 2_000 === 0) {
      open.store.close()
      open = entrance()
    }
    const { intake, failed } = open
    await Promise.all(
      EVENTS.map((event) => intake.accept({ id: `d${count}-${event}`, event, payload })),
    )
    if (failed.length > 0) throw failed[0]
  },
  words: ['{', '}', '[', ']', ':', ',', '"id"', '"issue":{"number":1}', '"__proto__":{"a":1}'],
  corpus,
  more: payloads(corpus),
  units: { 'open lists': '[', 'open maps': '{"a":', digits: '1', quotes: '"' },
  grown: {
    'a long comment': padded(
      '{"action":"created","issue":{"number":1},"repository":{"id":1,"name":"a","owner":{"login":"b"}},"installation":{"id":1},"comment":{"id":1,"body":"',
      '/a\\n',
      '"}}',
    ),
    'many commits': padded(
      '{"ref":"refs/heads/main","repository":{"id":1,"name":"a","owner":{"login":"b"},"default_branch":"main"},"commits":[{}',
      ',{"added":["postmortems/a.md"],"modified":[1]}',
      ']}',
    ),
    'many repositories': padded(
      '{"action":"created","installation":{"id":1},"repositories":[{"full_name":"a/b"}',
      ',{"full_name":"a/b"}',
      ']}',
    ),
    'many labels': padded(
      '{"action":"labeled","issue":{"number":1,"labels":[{"name":"incident"}',
      ',{"name":"a"}',
      ']}}',
    ),
  },
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null
  } catch {
    return null
  }
}
