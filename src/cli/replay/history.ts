import { iso } from '../../domain/instant.ts'
import type { LogEvent, Snapshot } from '../../plan/snapshot.ts'

/** What GitHub shows, oldest first. A comment is named by its number, as decisions name it. */
export function historyRows(seen: Snapshot): readonly (readonly string[])[] {
  const { issue, comments, events } = seen
  const opened = { at: issue.createdAt, row: [issue.author.login, 'opened', issue.title] }
  const said = comments.map(({ id, createdAt: at, author, body }) => ({
    at,
    row: [author.login, `comment ${id}`, body],
  }))
  const logged = events.map((event) => ({
    at: event.at,
    row: [event.actor.login, event.type, wordsOf(event)],
  }))
  return [opened, ...said, ...logged]
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, row }) => [iso(at), ...row])
}

function wordsOf(event: LogEvent): string {
  switch (event.type) {
    case 'labeled':
    case 'unlabeled':
      return event.label
    case 'assigned':
    case 'unassigned':
      return event.login
    case 'closed':
      return event.pull === null ? event.reason : `${event.reason} by #${event.pull.number}`
    case 'renamed':
      return event.title
    case 'reopened':
      return ''
    default:
      return event satisfies never
  }
}
