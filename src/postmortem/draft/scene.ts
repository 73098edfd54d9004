import type { Change, Ref } from '../../domain/fact.ts'
import type { Incident } from '../../domain/incident.ts'
import { absolute, type Instant, local, utcDay } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import { fileLink, fileQuote, fileText } from '../../markdown/file-text.ts'
import { cut, oneLine } from '../../markdown/inert.ts'
import { redact } from '../../markdown/secrets.ts'
import type { About } from './about.ts'
import { type People, people } from './people.ts'

/** What the parts of a draft are written from. */
export interface Scene {
  readonly about: About
  readonly incident: Incident
  readonly policy: Policy
  readonly people: People
  /** The earliest time that is known of it. */
  readonly startAt: Instant
  /** When it was over, if it is. */
  readonly endAt: Instant | null
}

export function scene(about: About): Scene {
  const { incident, policy, issue } = about
  const { started, detected, declared, resolved } = incident.times
  const startAt = (started ?? detected ?? declared)?.at ?? issue.createdAt
  return {
    about,
    incident,
    policy,
    people: people(incident),
    startAt,
    endAt: resolved?.at ?? null,
  }
}

const LONGEST = 300

/** What a person said, cut, without secrets and with roles for names; not yet escaped. */
export const said = (text: string, { people: who }: Scene, budget: number = LONGEST): string =>
  cut(oneLine(who.without(redact(text.slice(0, 16 * budget)).text)), budget)

/** The same as Markdown. */
export const saidText = (text: string, at: Scene, budget: number = LONGEST): string =>
  fileText(said(text, at, budget), 2 * budget)

/** Several lines that a person said, as a quote in Markdown. */
export const saidQuote = (text: string, { people: who }: Scene, budget: number = 2_000): string =>
  fileQuote(who.without(redact(text.slice(0, 16 * budget)).text), budget)

/** `2026-11-20 14:05 UTC` */
export const utc = (at: Instant): string => absolute(at, 'UTC')

/** `14:05`, with its date where the incident was not over on the day on which it began. */
export function clock(at: Instant, { startAt, endAt }: Scene): string {
  const { date, time } = local(at, 'UTC')
  const oneDay = utcDay(startAt) === utcDay(endAt ?? startAt) && date === utcDay(startAt)
  return oneDay ? time : `${date} ${time}`
}

/** Where a fact can be seen: its comment, else the incident. */
export const whereOf = (ref: Ref, { about }: Scene): string =>
  ref.kind === 'comment' ? `${about.issue.url}#issuecomment-${ref.id}` : about.issue.url

/** `https://github.com` */
export const site = ({ about }: Scene): string => about.issue.url.split('/').slice(0, 3).join('/')

/** A pull request or a commit as a link, with its title where that is known. */
export function changeLink(change: Change, at: Scene): string {
  const url = changeUrl(change, at)
  if (change.kind === 'commit') return fileLink(url, `commit ${change.sha.slice(0, 7)}`)
  const { repository, pulls } = at.about
  const home = change.repository ?? repository
  const same = (name: string) => name.toLowerCase() === home.toLowerCase()
  const pull = pulls.find((one) => one.number === change.number && same(one.repository))
  const name = same(repository) ? 'pull request' : `${home} pull request`
  const title = pull === undefined ? '' : `: ${said(pull.title, at, 150)}`
  return fileLink(url, `${name} ${change.number}${title}`)
}

function changeUrl(change: Change, at: Scene): string {
  const base = `${site(at)}/${change.kind === 'pull' ? (change.repository ?? at.about.repository) : at.about.repository}`
  return change.kind === 'pull' ? `${base}/pull/${change.number}` : `${base}/commit/${change.sha}`
}

/** The level as people read it, or its bare name where the team has no such level any more. */
export const levelTitle = (name: string, { policy }: Scene): string =>
  policy.severities.find((level) => level.name === name)?.title ?? name

/** `a, b and c` */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
