import { setTimeout as pause } from 'node:timers/promises'
import { readConfig } from '../../src/config/read.ts'
import type { AlertRead, HeardAlert } from '../../src/domain/alert.ts'
import { absolute } from '../../src/domain/instant.ts'
import {
  type Declared,
  type DeclareWorld,
  declareAlert,
  declarePatiently,
} from '../../src/engine/declare.ts'
import { NO_LEDGER } from '../../src/engine/ledger.ts'
import type { World } from '../../src/engine/world.ts'
import { githubAlertShelf } from '../../src/github/alerts/shelf.ts'
import { client } from '../../src/github/client.ts'
import { configLayers, found } from '../../src/github/read-rest.ts'
import { asked } from '../../src/integrations/asked.ts'
import { heardAlert } from '../../src/integrations/heard-alert.ts'
import { inert } from '../../src/markdown/inert.ts'
import { type Ended, NOTHING, together } from '../ended.ts'
import { followIssues, nothingSeen } from '../following.ts'
import { told, worldOf } from '../issue-look.ts'
import { missingPermission } from '../needed.ts'
import type { Session } from '../session.ts'
import { stoodDown } from '../standing.ts'
import type { AlertEvent } from '../task.ts'

/** Declares an incident from an alert, or tells the open one of it. Throws Failure. */
export async function declareTask(session: Session, from: AlertEvent): Promise<Ended> {
  const read = alertOf(session, from)
  if (read.kind === 'none') return saying('nothing-to-do', read.words)
  if (read.kind === 'unreadable') return saying('wrong-input', read.words)
  session.say('an alert was read')
  const world = await declareWorld(session)
  if (world === null) return { ...NOTHING, reason: 'not-found' }
  const setup = await world.setup()
  const other = setup === null ? null : await stoodDown(session, setup.policy)
  if (other !== null) return other
  const done = await declared(session, { ...world, setup: async () => setup }, read.heard)
  return together([await endedWith(session, done), ...notesOf(read.heard)])
}

/** What came with it may hold words of people. */
const saying = (reason: Ended['reason'], words: string): Ended => ({
  ...NOTHING,
  reason,
  summary: [inert(words, 1_000)],
})

const notesOf = ({ notes }: HeardAlert): readonly Ended[] =>
  notes.length === 0
    ? []
    : [{ ...NOTHING, summary: [notes.map((note) => `- ${inert(note, 1_000)}`).join('\n')] }]

function alertOf({ setting }: Session, from: AlertEvent): AlertRead {
  if (from !== 'inputs') return heardAlert(from, setting.event.payload)
  const { title, severity, service, alertKey: key, alertState: state, links } = setting.inputs
  return asked({ title, severity, service, key, state, links })
}

/** In a dry run nothing changes by waiting. */
function declared(session: Session, world: DeclareWorld, heard: HeardAlert): Promise<Declared> {
  if (!session.writes) return declareAlert(world, heard)
  return declarePatiently(world, heard, async (ms) => {
    session.say('another run may be opening it, or GitHub did not answer; looking again in a while')
    await pause(ms)
  })
}

async function declareWorld(session: Session): Promise<DeclareWorld | null> {
  const { octokit, at, around, who, writes } = session
  const github = client(octokit, around)
  const repository = await found<{ readonly id: number }>(github, 'GET /repos/{owner}/{repo}', at)
  if (repository === null) return null
  const place = { client: github, at, repository: repository.id, me: await who.me() }
  const shelf = githubAlertShelf({
    ...place,
    ...{ keys: around.keys, ledger: NO_LEDGER, now: around.now },
  })
  return {
    now: around.now,
    async setup() {
      const { policy, problems } = readConfig(await configLayers(github, at))
      return { policy, problems }
    },
    shelf,
    claims: (writes ? around.claims : undefined) ?? null,
    world: (issue) => unwritten(session, worldOf(session, issue)),
  }
}

/** In a dry run nothing is tried: the plan of the look says all of it. */
const unwritten = ({ writes }: Session, world: World): World =>
  writes
    ? world
    : {
        ...world,
        apply: async (effects) => effects.map((effect) => ({ effect, result: 'stopped' })),
      }

async function endedWith(session: Session, { placed, converged }: Declared): Promise<Ended> {
  const looks = converged.map(({ issue, done }) => told(session, issue, done).ended)
  const follow = await followIssues(
    session,
    converged.map(({ done }) => done),
    nothingSeen(),
  )
  return together([placedEnded(session, placed), ...looks, follow])
}

function unopened({ reason, refusal }: Extract<Declared['placed'], { kind: 'failed' }>): Ended {
  if (refusal === 'permission') {
    const troubles = [missingPermission('POST /repos/{owner}/{repo}/issues')]
    return { ...NOTHING, reason: 'permission-missing', troubles }
  }
  return {
    ...NOTHING,
    reason: 'unfinished',
    troubles: [`The incident was not opened: ${reason}.`],
  }
}

function placedEnded({ writes }: Session, placed: Declared['placed']): Ended {
  switch (placed.kind) {
    case 'opened':
      return {
        ...NOTHING,
        reason: 'done',
        changes: [{ type: 'incident.open', on: placed.number, result: 'done' }],
        outputs: { incident: String(placed.number) },
      }
    case 'told':
    case 'apart':
      return { ...NOTHING, outputs: { incident: String(placed.number) } }
    case 'waits':
      return {
        ...NOTHING,
        reason: 'unfinished',
        troubles: [
          `Another run has begun to open the incident, and it is not to be seen yet. Run the job again after ${absolute(placed.until, 'UTC')}.`,
        ],
      }
    case 'nothing':
      return NOTHING
    case 'stopped':
      return { ...NOTHING, reason: writes ? 'unfinished' : 'dry-run' }
    case 'failed':
      return unopened(placed)
    case 'missing':
      return { ...NOTHING, reason: 'not-found' }
    case 'unwanted':
      return { ...NOTHING, reason: 'alert-unwanted', summary: [inert(placed.words, 1_000)] }
    default:
      return placed satisfies never
  }
}
