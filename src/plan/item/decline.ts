import { mentions } from '../../commands/parts/person.ts'
import type { Action } from '../../domain/action.ts'
import { DAY_MS, type Instant } from '../../domain/instant.ts'
import type { Reply } from '../answers.ts'
import type { Snapshot } from '../snapshot.ts'

/** Who comes later than that finds history. */
const STALE_MS = 7 * DAY_MS

/** Asks for the reason where somebody has declined it by a click: once each time that it is closed so. */
export function askedWhy({ end, history }: Action, seen: Snapshot, now: Instant): readonly Reply[] {
  if (end?.kind !== 'declined' || end.reason !== null || now - end.at > STALE_MS) return []
  const again = history.filter(({ type }) => type === 'action-reopened').length
  const key = `why:${again + 1}`
  if (seen.issue.open || seen.replies.includes(key)) return []
  const [name] = mentions([end.by])
  const who = name === undefined ? '' : `${name}: `
  return [
    {
      key,
      body: `${who}**This was declined without a reason.** \`/decline <reason>\` adds it, so that nobody has to guess later; nothing else is asked here.`,
    },
  ]
}
