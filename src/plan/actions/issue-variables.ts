import { quoted } from '../../markdown/inert.ts'
import { type Markdown, markdown, type Value } from '../../postmortem/draft/value.ts'
import type { IssueAbout } from './issue-about.ts'
import {
  dueWords,
  incidentLink,
  ownerWords,
  priorityWords,
  promiseLink,
  proofWords,
} from './issue-words.ts'

/** A name that a template of an action item may use, with the words of its documentation. */
interface Variable {
  readonly name: string
  readonly words: string
  readonly value: (about: IssueAbout) => Value
}

const one = (name: string, words: string, value: Variable['value']): Variable => ({
  name,
  words,
  value,
})

const ours =
  (value: (about: IssueAbout) => string): ((about: IssueAbout) => Markdown) =>
  (about) =>
    markdown(value(about))

const DETAILS = 3_000

/** In the order of their documentation. */
export const ISSUE_VARIABLES: readonly Variable[] = [
  one('title', 'What is to be done, on one line.', ({ item }) => item.title),
  one(
    'details',
    'What the document says below it, as a quote of several lines; empty where it says nothing.',
    ours(({ item }) => quoted(item.details, DETAILS)),
  ),
  one(
    'owner',
    'Whose it is, in words: people and teams as mentions, which tells them, and what to type where nobody was found.',
    ours(ownerWords),
  ),
  one(
    'assignees',
    'List of the logins of those whom GitHub assigns.',
    ({ owners }) => owners.assignees,
  ),
  one('due', 'Until when, in words: Tue 1 Dec 2026 (UTC).', ours(dueWords)),
  one(
    'due_date',
    'The same as 2026-12-01; empty where no date could be read.',
    ({ item }) => item.due?.reading.date ?? null,
  ),
  one('priority', 'How urgent it is, in words; empty where nobody has said.', ours(priorityWords)),
  one(
    'kind',
    'prevent, detect, mitigate, process or repair; empty where nobody has said.',
    ({ item }) => item.kind ?? '',
  ),
  one('number', 'Number of the incident.', ({ issue }) => issue.number),
  one('incident', 'Title of the incident.', ({ issue }) => issue.title),
  one('incident_link', 'The incident as a link with number and title.', ours(incidentLink)),
  one(
    'severity',
    'Name of its severity, empty where nobody has said: sev1.',
    ({ incident }) => incident.severity,
  ),
  one(
    'severity_title',
    'Its severity as people read it, empty where nobody has said.',
    ({ incident, policy }) =>
      policy.severities.find(({ name }) => name === incident.severity)?.title ?? incident.severity,
  ),
  one(
    'services',
    'List of the services that the incident hurt.',
    ({ incident }) => incident.services,
  ),
  one('promise_link', 'The line of the postmortem that promises it, as a link.', ours(promiseLink)),
  one('line', 'Number of that line.', ({ item }) => item.line),
  one('path', 'The postmortem, from the root of the repository.', ({ document }) => document.path),
  one('proof', 'What counts as done, in a few sentences.', ours(proofWords)),
]
