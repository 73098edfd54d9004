import { readConfig } from '../config/read.ts'
import { TIMES } from '../domain/fact.ts'
import type { Incident } from '../domain/incident.ts'
import { ROLES } from '../domain/role.ts'
import { ask } from '../plan/ask.ts'
import { replay } from '../plan/replay.ts'
import type { Known, Participant } from '../postmortem/known.ts'
import type { PullWorld } from './pull-world.ts'
import type { World } from './world.ts'

/** More people than this took part in no incident whose document names each. */
const MOST_PEOPLE = 20

/** An incident that a document is about, and its issue's door. */
export interface About {
  readonly known: Known
  readonly incident: Incident
  readonly world: World
}

/** What is known of an incident that a document is about; null where the number is no incident of ours. */
export async function knownOf(
  number: number,
  world: World,
  names: PullWorld['names'],
): Promise<About | null> {
  const seen = await world.read()
  if (seen === null) return null
  const { policy, problems } = readConfig(seen.config)
  const now = world.now()
  const logins = ask(seen, policy, now)
  const asked = logins.length === 0 ? new Map() : await world.ask(logins)
  const { incident } = replay(seen, { policy, problems }, asked, now)
  if (incident.openedAt === null) return null
  const people = peopleOf(incident)
  const shown = people.length === 0 ? new Map<string, string>() : await names(people)
  const known = knownFrom(number, incident, people, shown)
  return { known, incident, world }
}

/** `shown`: the names that these people show, by lower-case login, as far as anybody has asked. */
export const knownFrom = (
  number: number,
  incident: Incident,
  people: readonly string[] = peopleOf(incident),
  shown: ReadonlyMap<string, string> = new Map(),
): Known => ({
  number,
  title: incident.title,
  severity: incident.severity,
  services: incident.services,
  cause: incident.cause,
  times: timesOf(incident),
  participants: people.map((login) => participant(incident, login, shown)),
})

/** Whoever held a role or said something that counted; no bots, whom nobody blames. */
function peopleOf({ roles, declaredBy, history }: Incident): readonly string[] {
  const all = [
    ...ROLES.flatMap((role) => roles[role] ?? []),
    ...(declaredBy === null ? [] : [declaredBy]),
    ...history.map(({ by }) => by),
  ]
  const once = new Map(all.map((login) => [login.toLowerCase(), login]))
  const people = [...once.values()].filter((login) => !login.endsWith('[bot]') && login !== 'ghost')
  return people.slice(0, MOST_PEOPLE)
}

function participant(
  { roles }: Incident,
  login: string,
  names: ReadonlyMap<string, string>,
): Participant {
  const holds = ROLES.find((role) => roles[role]?.toLowerCase() === login.toLowerCase())
  return { login, name: names.get(login.toLowerCase()) ?? null, role: holds ?? null }
}

const timesOf = ({ times }: Incident): Known['times'] =>
  Object.fromEntries(
    TIMES.flatMap((name) => {
      const mark = times[name]
      return mark === undefined ? [] : [[name, mark.at]]
    }),
  )
