import { absolute, type Instant } from '../domain/instant.ts'
import { effective, type Upcoming, upcoming } from '../domain/on-call.ts'
import type { Policy } from '../domain/policy.ts'
import { answering, STANDARD } from '../domain/responders.ts'
import { nearest } from '../markdown/nearest.ts'
import { table } from '../markdown/table.ts'
import { readWhen } from '../markdown/when.ts'
import { command, decided, type Part, type Scene } from './command.ts'
import { inline } from './inline.ts'
import { optional } from './parts/optional.ts'
import { either, firstWord, taken, unread } from './parts/taken.ts'
import { when } from './parts/when.ts'

/** Services that have a name here, whether or not they have responders of their own. */
const known = ({ policy: { services, responders } }: Scene): readonly string[] => {
  const listed = services.map(({ name }) => name)
  const lower = new Set(listed.map((name) => name.toLowerCase()))
  return [...listed, ...[...responders.services.keys()].filter((key) => !lower.has(key))]
}

const startsWith = (text: string, name: string): boolean => {
  const [typed, word] = [text.toLowerCase(), name.toLowerCase()]
  return typed === word || typed.startsWith(`${word} `)
}

/** A service in front of a time, either of which may be missing. */
const serviceName: Part<string | null> = {
  label: 'service',
  optional: true,
  accepts: (scene) => (known(scene).length === 0 ? 'a service' : either(known(scene))),
  sample: (scene) => known(scene)[0] ?? 'checkout',
  take(text, scene) {
    const { said, policy } = scene
    const typed = text.trim()
    const [name] = known(scene)
      .filter((one) => startsWith(typed, one))
      .toSorted((a, b) => b.length - a.length)
    if (name !== undefined) return taken(name, typed.slice(name.length).trimStart())
    const asTime = readWhen(typed, { now: said.at, zone: policy.zone, bias: 'future' })
    const { word, rest } = firstWord(typed)
    if (typed === '' || 'at' in asTime || /^\d/.test(word)) return taken(null, text)
    // Where no service is listed, any name can be given.
    if (known(scene).length === 0) return taken(word, rest)
    const detail = `${inline(word)} is no service here. Accepted: ${serviceName.accepts(scene)}.`
    return unread(
      'unknown-choice',
      detail,
      nearest(word, known(scene)) ?? serviceName.sample(scene),
    )
  },
}

export const oncall = command({
  name: 'oncall',
  aliases: ['on-call'],
  summary: 'Say who is on call, until when, and who is next',
  parts: { service: serviceName, when: optional(when('future')) },
  who: 'triage',
  during: 'anywhere',
  examples: ['/oncall', '/oncall checkout', '/oncall tomorrow 09:00'],
  decide({ service, when: asked }, scene) {
    const services = service === null ? scene.incident.services : [service]
    return decided([], words(scene.policy, services, asked ?? scene.said.at))
  },
})

const NOBODY =
  'Nobody is on call here: the config names no `responders`. They are listed in `.github/sitrep.yml`, for example `responders: { default: "weekly, starts Monday 09:00, [ana, ben, caro]" }`.'

/** How many turns are shown: now, next, and the one behind it. */
const SHOWN = 3

function words(policy: Policy, services: readonly string[], at: Instant): string {
  const found = answering(policy.responders, services)
  if (found === null) return NOBODY
  const { key, responders } = found
  const service = services.find((name) => name.toLowerCase() === key) ?? services[0]
  const rows = upcoming(responders, at, SHOWN).map((shift, nth) => row(shift, nth, policy.zone))
  const what = service === undefined ? 'every service that is not named' : inline(service)
  const own =
    service === undefined || key !== STANDARD
      ? ''
      : ` It has no responders of its own, so those of \`${STANDARD}\` hold.`
  const { teams } = responders
  const behind =
    teams.length === 0 ? [] : [`Behind them: ${teams.map((team) => inline(team)).join(', ')}.`]
  return [
    `On call for ${what} at ${absolute(at, policy.zone)}:${own}`,
    table(['From', 'Until', 'First', 'Behind'], rows),
    ...behind,
  ].join('\n\n')
}

function row(shift: Upcoming, nth: number, zone: string): readonly string[] {
  const { primary, secondary } = effective(shift)
  const until = shift.until === null ? 'no end' : absolute(shift.until, zone)
  return [
    nth === 0 ? 'that moment' : absolute(shift.from, zone),
    until,
    primary === null ? '**nobody**' : inline(primary),
    secondary === null ? '' : inline(secondary),
  ]
}
