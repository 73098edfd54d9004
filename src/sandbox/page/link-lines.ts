import { fullName } from '../find.ts'
import { visibleAt } from '../linked-issues.ts'
import type { Repository } from '../model.ts'
import type { IssuePlace, LinkEvent } from '../model-links.ts'
import { type Html, html } from './html.ts'
import { home } from './layout.ts'
import type { Visit } from './visit.ts'

const WORDS: Readonly<Record<LinkEvent, string>> = {
  sub_issue_added: 'added the sub-issue',
  sub_issue_removed: 'removed the sub-issue',
  parent_issue_added: 'made this a sub-issue of',
  parent_issue_removed: 'took this away as a sub-issue of',
  blocked_by_added: 'marked this as blocked by',
  blocked_by_removed: 'marked this as no longer blocked by',
  blocking_added: 'marked this as blocking',
  blocking_removed: 'marked this as no longer blocking',
}

/** What was said of two issues; nothing where the other is gone or not this visitor's to see. */
export function linkWords(
  visit: Visit,
  repository: Repository,
  kind: LinkEvent,
  other: IssuePlace,
): Html | null {
  const [found] = visibleAt(visit.world, visit.actor, [other])
  if (found === undefined) return null
  const { issue } = found
  const place = found.repository === repository ? '' : fullName(visit.world, found.repository)
  const path = `${home(visit, found.repository)}/issues/${issue.number}`
  return html`${WORDS[kind]} <a href="${path}">${issue.title} ${place}#${issue.number}</a>`
}
