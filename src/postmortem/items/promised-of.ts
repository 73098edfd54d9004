import type { Document } from '../../markdown/document/model.ts'
import { cut } from '../../markdown/inert.ts'
import { redact } from '../../markdown/secrets.ts'
import { isPlaceholder } from './blank.ts'
import { detailsOf } from './details.ts'
import { itemIds } from './item-id.ts'
import type { ActionItem } from './model.ts'
import { priorityNamed } from './priority.ts'
import type { Promised } from './promised.ts'
import { spoken } from './spoken.ts'

const LONGEST_TITLE = 250

/**
 * Items as plain data, one for each and in their order. What has the shape of a secret stays in the document: it is to be
 * taken out there, and a title of an issue and the mails about it would keep it.
 */
export function promised(document: Document, items: readonly ActionItem[]): readonly Promised[] {
  const ids = itemIds(items)
  const byOwnName = namesOf(items, ids)
  return items.map((item, at) => {
    const id = ids[at] ?? ''
    const whole = clean(spoken(document, item.text))
    const title = cut(whole, LONGEST_TITLE)
    const priority = isPlaceholder(item.priority?.text ?? '') ? null : item.priority
    return {
      id,
      title,
      details: [...(title === whole ? [] : [whole]), clean(detailsOf(document, item))]
        .filter((part) => part !== '')
        .join('\n\n'),
      line: item.line,
      owners: item.owners.map(({ text, login }) => ({ text: clean(text), login })),
      due: item.due === null ? null : { text: clean(item.due.text), reading: item.due.reading },
      priority: priority === null ? null : priorityNamed(priority.value),
      priorityText: priority === null ? null : clean(priority.text.trim()),
      kind: item.kind,
      status: item.status,
      tracked: item.tracked.map(clean),
      blockedBy: blockers(item, byOwnName).filter((blocker) => blocker !== id),
    }
  })
}

const clean = (text: string): string => redact(text).text

/** What the document itself calls an item, in lower case and without a sign, and the id that it goes by. */
function namesOf(
  items: readonly ActionItem[],
  ids: readonly string[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [at, { cells }] of items.entries()) {
    const name = nameOf(cells?.id?.plain ?? '')
    if (name !== '' && !found.has(name)) found.set(name, ids[at] ?? '')
  }
  return found
}

const nameOf = (plain: string): string => plain.trim().toLowerCase().replace(/^#/, '')

const REFERENCE =
  /^(?:https?:\/\/.*|(?:[\w.-]{1,39}\/[\w.-]{1,99})?#\d{1,7}|[A-Z][A-Z\d]{1,9}-\d{1,6})$/i

/** Another item by the name that the document gives it, else a reference; anything else is only talk. */
function blockers(item: ActionItem, byName: ReadonlyMap<string, string>): readonly string[] {
  const found = item.blockedBy.flatMap((written) => {
    const name = nameOf(written.replace(/^(?:item|action|row|task|no\.?)\s(?=[#\d])/i, ''))
    const id = byName.get(name)
    if (id !== undefined) return [id]
    return REFERENCE.test(written) ? [clean(written)] : []
  })
  return [...new Set(found)]
}
