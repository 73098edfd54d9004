import { after } from '../../domain/span.ts'
import { fileText } from '../../markdown/file-text.ts'
import { durationWords } from '../../markdown/when.ts'
import { levelTitle, listed, type Scene } from './scene.ts'
import { DETECTED } from './times.ts'

/** What the incident's own figures say went well, or did not, in sentences of Markdown. People judge; this only counts. */
export interface Observations {
  readonly well: readonly string[]
  readonly worse: readonly string[]
}

interface Seen {
  readonly good: boolean
  readonly words: string
}

export function observations(at: Scene): Observations {
  const seen = LOOKS.flatMap((look) => look(at))
  const words = (good: boolean) => seen.filter((one) => one.good === good).map((one) => one.words)
  return { well: words(true), worse: words(false) }
}

type Look = (at: Scene) => readonly Seen[]

const detected: Look = ({ incident: { times, detection } }) => {
  const { started, detected: noticed } = times
  const took =
    started && noticed && noticed.at >= started.at
      ? `, ${durationWords(noticed.at - started.at)} after the start`
      : ''
  const lost =
    started === undefined ? [{ good: false, words: 'When the impact began is not known.' }] : []
  if (detection === null || detection === 'other') return lost
  const words = `It was noticed by ${DETECTED[detection]}${took}.`
  return [...lost, { good: detection !== 'user', words }]
}

const acknowledged: Look = (at) => {
  const { incident, policy } = at
  const from = incident.times.detected ?? incident.times.declared
  const { acknowledged: mark } = incident.times
  const level = policy.severities.find(({ name }) => name === incident.severity)
  if (level === undefined || !from || !mark || mark.at < from.at) return []
  const good = mark.at <= after(from.at, level.acknowledge, policy.calendar)
  const promise = spanWords(level.acknowledge)
  const title = fileText(levelTitle(level.name, at), 60)
  const taken = durationWords(mark.at - from.at)
  return [
    {
      good,
      words: `It took ${taken} until it was taken up; ${title} promises ${promise}.`,
    },
  ]
}

/** `5 min`, `1 business day` */
function spanWords({ unit, amount }: Parameters<typeof after>[1]): string {
  if (unit === 'ms') return durationWords(amount)
  return amount === 1 ? '1 business day' : `${amount} business days`
}

const updated: Look = (at) => {
  const { incident, policy } = at
  const cadence = policy.severities.find(({ name }) => name === incident.severity)?.update ?? null
  const { length } = incident.updates
  if (length > 0) {
    return [
      {
        good: true,
        words:
          length === 1 ? 'One status update was posted.' : `${length} status updates were posted.`,
      },
    ]
  }
  if (cadence === null) return []
  const promise = spanWords(cadence)
  return [{ good: false, words: `No status update was posted; one every ${promise} is promised.` }]
}

const raised: Look = (at) => {
  const set = at.incident.history.flatMap((fact) =>
    fact.type === 'severity-set' && fact.severity !== null ? [fact.severity] : [],
  )
  const rank = (name: string) => at.policy.severities.findIndex((level) => level.name === name)
  const [first, last] = [set[0], set.at(-1)]
  if (first === undefined || last === undefined || rank(last) < 0 || rank(last) >= rank(first)) {
    return []
  }
  const [from, to] = [first, last].map((name) => fileText(levelTitle(name, at), 60))
  return [{ good: false, words: `It was taken for ${from} at first and turned out to be ${to}.` }]
}

const held: Look = ({ incident: { earlier } }) => {
  if (earlier.length === 0) return []
  const often = earlier.length === 1 ? 'once' : `${earlier.length} times`
  return [{ good: false, words: `It was reopened ${often}: what had ended it did not hold.` }]
}

const led: Look = ({ incident: { roles } }) =>
  roles.commander === undefined
    ? [{ good: false, words: 'Nobody was named incident commander.' }]
    : [{ good: true, words: 'An incident commander was named.' }]

const runbooks: Look = ({ incident, policy }) => {
  const hit = policy.services.filter(({ name }) => incident.services.includes(name))
  const names = (with_: boolean) =>
    hit.filter(({ runbook }) => (runbook !== null) === with_).map(({ name }) => fileText(name, 60))
  const [there, missing] = [names(true), names(false)]
  return [
    ...(there.length > 0
      ? [{ good: true, words: `A runbook is listed for ${listed(there)}.` }]
      : []),
    ...(missing.length > 0
      ? [{ good: false, words: `No runbook is listed for ${listed(missing)}.` }]
      : []),
  ]
}

const LOOKS: readonly Look[] = [detected, acknowledged, led, updated, runbooks, raised, held]
