import { ROLE_TITLES, ROLES } from '../../domain/role.ts'
import { fileLink } from '../../markdown/file-text.ts'
import { durationWords } from '../../markdown/when.ts'
import { actionRows } from './action-rows.ts'
import { frontMatter } from './front.ts'
import { budgetWords, count, hurt, hurtMs, latestNumbers, moneyWords, percent } from './impact.ts'
import { incidentLink, serviceWords, supportingLinks } from './links.ts'
import { observations } from './observations.ts'
import { resolutionSteps } from './resolution.ts'
import {
  changeLink,
  clock,
  levelTitle,
  type Scene,
  said,
  saidQuote,
  utc,
  whereOf,
} from './scene.ts'
import { summary } from './summary.ts'
import { deploymentsBefore, rowLink, timelineRows } from './timeline.ts'
import { DETECTED, durationRows, timeRows } from './times.ts'
import { type Markdown, markdown, type Value } from './value.ts'

/** A name that a template may use, with the words of its documentation. */
interface Variable {
  readonly name: string
  readonly words: string
  /** Of a list: what each entry holds. Of anything else: nothing. */
  readonly fields: Readonly<Record<string, string>>
  readonly value: (at: Scene) => Value
}

const one = (name: string, words: string, value: (at: Scene) => Value): Variable => ({
  name,
  words,
  fields: {},
  value,
})

/** A list whose entries have the same fields, each with its words. */
const many = <K extends string>(
  name: string,
  words: string,
  fields: Readonly<Record<K, string>>,
  value: (at: Scene) => readonly Readonly<Record<K, Value>>[],
): Variable => ({ name, words, fields, value })

const texts = (lines: readonly string[]): readonly Markdown[] => lines.map(markdown)

/** In the order of their documentation. */
export const VARIABLES: readonly Variable[] = [
  one(
    'front_matter',
    'The keys of the front matter as YAML; keys of your own can follow on lines below.',
    (at) => markdown(frontMatter(at)),
  ),
  one('number', 'Number of the incident.', ({ about }) => about.issue.number),
  one('title', 'Title of the incident.', (at) =>
    said(at.incident.title || at.about.issue.title, at),
  ),
  one('repository', 'Repository as owner/name.', ({ about }) => about.repository),
  one('url', 'Address of the incident.', ({ about }) => about.issue.url),
  one('incident_link', 'The incident as a link.', (at) => markdown(incidentLink(at))),
  one('date', 'Day on which it started, in UTC: 2026-11-20.', (at) => utc(at.startAt).slice(0, 10)),
  one('drill', 'Whether it was a drill.', ({ incident }) => incident.drill),
  one('summary', 'What is known, in a few sentences.', (at) => markdown(summary(at))),
  one(
    'severity',
    'Name of the severity, empty where nobody has said: sev1.',
    ({ incident }) => incident.severity,
  ),
  one('severity_title', 'The severity as people read it, empty where nobody has said.', (at) =>
    at.incident.severity === null ? null : levelTitle(at.incident.severity, at),
  ),
  many(
    'severity_history',
    'Every severity that was set, in order.',
    {
      time: 'When, in UTC.',
      title: 'The severity as people read it.',
      reason: 'Why, if that was said.',
    },
    (at) =>
      at.incident.history.flatMap((fact) =>
        fact.type === 'severity-set' && fact.severity !== null
          ? [
              {
                time: utc(fact.at),
                title: levelTitle(fact.severity, at),
                reason: said(fact.reason ?? '', at),
              },
            ]
          : [],
      ),
  ),
  many(
    'services',
    'The services that were hurt.',
    {
      name: 'As config has it.',
      words: 'The name, with a link to its runbook where one is listed.',
    },
    (at) => at.incident.services.map((name) => ({ name, words: markdown(serviceWords(name, at)) })),
  ),
  one(
    'cause',
    'Category of the cause, empty where nobody has said: deployment.',
    ({ incident }) => incident.cause,
  ),
  one(
    'cause_fix',
    'What keeps causes of this category from coming back, as config says.',
    ({ incident, policy }) =>
      policy.causes.find(({ name }) => name === incident.cause)?.fix || null,
  ),
  one('caused_by', 'List of the changes that caused it, as links.', (at) =>
    texts(at.incident.causedBy.map((change) => changeLink(change, at))),
  ),
  one('fixed_by', 'List of the changes that mended it, as links.', (at) =>
    texts(at.incident.fixedBy.map((change) => changeLink(change, at))),
  ),
  one(
    'deployments',
    'List of what was deployed in the day before the start, latest first, at most five.',
    (at) => texts(deploymentsBefore(at)),
  ),
  one('detection', 'What noticed it: an alert. Empty where nobody has said.', ({ incident }) =>
    incident.detection === null ? null : DETECTED[incident.detection],
  ),
  many(
    'times',
    'The six times, in order.',
    {
      name: 'started, detected, declared, acknowledged, mitigated or resolved.',
      means: 'What it is the time of.',
      utc: '2026-11-20 14:05 UTC, empty where it is not known.',
      iso: '2026-11-20T14:05:00Z, empty where it is not known.',
      how: 'Whether it was seen as it happened or entered by hand, and by which role.',
    },
    (at) => timeRows(at).map((row) => ({ ...row })),
  ),
  many(
    'durations',
    'What lies between the times, where both ends are known.',
    {
      name: 'detect, acknowledge, mitigate or resolve.',
      title: 'Time to detect.',
      words: '5 min',
      minutes: 'Whole minutes.',
      from: 'The time that it counts from.',
      to: 'The time that it counts to.',
    },
    (at) => durationRows(at).map((row) => ({ ...row })),
  ),
  one(
    'duration',
    'How long people were affected, empty where an end is not known: 55 min.',
    (at) => {
      const ms = hurtMs(hurt(at.incident, at.startAt))
      return ms === null ? null : durationWords(ms)
    },
  ),
  many(
    'impact_windows',
    'From when until when people were affected, once for each time that it was open.',
    { from: 'In UTC.', to: 'In UTC, empty where it is not known.' },
    (at) =>
      hurt(at.incident, at.startAt).map(({ from, to }) => ({
        from: utc(from),
        to: to === null ? null : utc(to),
      })),
  ),
  one('users', 'Users affected, as last said: 12,000.', ({ incident }) => {
    const { users } = latestNumbers(incident)
    return users === null ? null : count(users)
  }),
  one('share', 'Share of the service affected, as last said: 30 %.', ({ incident }) => {
    const { share } = latestNumbers(incident)
    return share === null ? null : percent(share)
  }),
  one('revenue', 'Money lost, as last said: 15,000 USD.', ({ incident }) => {
    const { money } = latestNumbers(incident)
    return money === null ? null : moneyWords(money)
  }),
  many(
    'impacts',
    'What was said about the impact, in order.',
    { time: 'As a link to where it was said.', text: 'The words.' },
    (at) =>
      at.incident.impacts.flatMap((impact) =>
        impact.text === ''
          ? []
          : [
              {
                time: markdown(fileLink(whereOf(impact.ref, at), clock(impact.at, at))),
                text: said(impact.text, at),
              },
            ],
      ),
  ),
  one(
    'budgets',
    'List of sentences: what this took of the error budget of each service that has an objective.',
    ({ incident, policy, ...at }) =>
      texts(
        policy.services
          .filter(({ name }) => incident.services.includes(name))
          .flatMap((service) => budgetWords(service, { ...at, incident, policy }) ?? []),
      ),
  ),
  one(
    'roles',
    'List of the roles that were held: Incident commander. Who held them stays on the incident.',
    ({ incident }) =>
      ROLES.filter((role) => incident.roles[role] !== undefined).map((role) => ROLE_TITLES[role]),
  ),
  many(
    'timeline',
    'What happened, in order.',
    { time: 'In UTC, as a link to where it can be seen.', what: 'Who, as a role, and what.' },
    (at) =>
      timelineRows(at).map((row) => ({
        time: markdown(rowLink(row, at)),
        what: markdown(row.what),
      })),
  ),
  one('resolution', 'List of what ended it, in order.', (at) => texts(resolutionSteps(at))),
  many(
    'updates',
    'The status updates, in order.',
    {
      time: 'As a link to where it was said.',
      who: 'The role.',
      text: 'The words as a quote of several lines.',
    },
    (at) =>
      at.incident.updates.map(({ at: when, by, ref, text }) => ({
        time: markdown(fileLink(whereOf(ref, at), clock(when, at))),
        who: at.people.named(by),
        text: markdown(saidQuote(text, at)),
      })),
  ),
  many(
    'announcements',
    'What customers were told, in order.',
    { time: 'As a link to where it was said.', text: 'The words as a quote of several lines.' },
    (at) =>
      at.incident.published.map(({ at: when, ref, text }) => ({
        time: markdown(fileLink(whereOf(ref, at), clock(when, at))),
        text: markdown(saidQuote(text, at)),
      })),
  ),
  many(
    'actions',
    'The action items that were noted while it ran.',
    {
      id: 'Counted from 1.',
      text: 'What is to be done.',
      owner: '@login, several with commas; empty where nobody has said.',
      priority: 'p1, empty where nobody has said.',
      due: '2026-12-01, empty where nobody has said.',
    },
    (at) => actionRows(at).map((row) => ({ ...row })),
  ),
  one('went_well', 'List of what the figures say went well.', (at) => texts(observations(at).well)),
  one('to_improve', 'List of what the figures say did not.', (at) => texts(observations(at).worse)),
  one('links', 'List of everything to follow from here, as links.', (at) =>
    texts(supportingLinks(at)),
  ),
]
