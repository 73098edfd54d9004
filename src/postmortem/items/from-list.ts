import type { Block, Item, List, Text } from '../../markdown/document/model.ts'
import { opened } from '../cut.ts'
import { blocksOf } from '../walk.ts'
import { type Above, below } from './above.ts'
import { groupsOther } from './aside.ts'
import { fieldsIn } from './fields.ts'
import { kindNamed } from './kind.ts'
import { type ActionItem, type Fields, joined, NO_FIELDS } from './model.ts'
import { isKnown } from './owner.ts'
import type { Reader } from './reader.ts'
import { trackedIn } from './tracked.ts'

/** One item for each entry of a list; what is nested below explains it, unless the entry only groups what is below. */
export function fromList(reader: Reader, list: List, above: Above): readonly ActionItem[] {
  return list.items.flatMap((item) => fromItem(reader, item, above))
}

function fromItem(reader: Reader, item: Item, above: Above): readonly ActionItem[] {
  const lists = item.blocks.filter((block) => block.kind === 'list')
  if (item.text === null || groups(reader, item, item.text, lists)) {
    if (item.text !== null && groupsOther(item.text.plain)) return []
    const inner = item.text === null ? above : below(reader, above, item.text)
    return lists.flatMap((list) => fromList(reader, list, inner))
  }
  const { start, end, line, endLine } = item
  const place = { start, end, line, endLine }
  return [
    itemOf(
      reader,
      { ...place, shape: 'item', own: item.text, checked: item.checked },
      item.text,
      item.blocks,
      above,
    ),
  ]
}

/** Builds an item from its words and what is nested below them. */
export function itemOf(
  reader: Reader,
  frame: Pick<ActionItem, 'start' | 'end' | 'line' | 'endLine' | 'shape' | 'own' | 'checked'>,
  words: Text,
  blocks: readonly Block[],
  above: Above,
): ActionItem {
  const own = fieldsIn(reader, opened(reader.document, words))
  const nested = detailFields(reader, blocks)
  const inherited: Fields = { ...NO_FIELDS, owners: above.owners, due: above.due, kind: above.kind }
  const { status, ...fields } = joined(joined(own.fields, nested), inherited)
  const { start, end, line, endLine } = frame.own
  return {
    ...frame,
    own: { start, end, line, endLine },
    text: own.text,
    ...fields,
    status: statusOf(frame.checked, status, own.text.plain),
    statusAt: status,
    under: above.under,
    cells: null,
  }
}

/** Told as what has been done, in the verbs of which none also describes a thing to be made. */
const PAST =
  /^(?:we (?:have )?)?(?:already )?(?:sent|reverted|added|fixed|updated|removed|deployed|released|rolled back|restarted|created|implemented|merged|disabled|enabled|increased|reduced|upgraded|migrated|documented|published|informed|notified|issued|refunded|restored|deleted|wrote|built|changed|configured|patched|replaced|contacted)\b/i

function statusOf(
  checked: boolean | null,
  said: Fields['status'],
  plain: string,
): ActionItem['status'] {
  if (checked === true) return 'done'
  return said?.value ?? (checked === null && PAST.test(plain) ? 'done' : 'open')
}

const LABEL =
  /^(?:owners?|assignees?|assigned to|dri|responsible|who|due|due date|deadline|eta|target(?: date)?|priority|status|type|kind|issue|ticket|tracking)\s{0,2}:/i

/** Lines below an item that say who and when; other lines only add where it is tracked. */
function detailFields(reader: Reader, blocks: readonly Block[]): Fields {
  let fields = NO_FIELDS
  for (const text of nestedTexts(blocks)) {
    const said = LABEL.test(text.plain) ? fieldsIn(reader, text).fields : NO_FIELDS
    fields = joined(fields, { ...said, tracked: [...said.tracked, ...trackedIn(text)] })
  }
  return fields
}

function nestedTexts(blocks: readonly Block[]): readonly Text[] {
  return [...blocksOf({ blocks, sections: [] })].flatMap((block) => {
    if (block.kind === 'paragraph') return [block.text]
    return block.kind === 'list' ? block.items.flatMap(({ text }) => text ?? []) : []
  })
}

/** `Tasks to address the issue` */
const TASKS =
  /^(?:\S{1,20} ){0,3}(?:tasks|actions|action items|improvements|fixes|measures|next steps|to-?dos)\b/i

/** Whether an entry is a title for what is below: a person, a kind, a few words and a colon, or boxes only below. */
function groups(reader: Reader, item: Item, text: Text, lists: readonly List[]): boolean {
  const inner = lists.flatMap(({ items }) => items)
  if (inner.length === 0 || item.checked !== null) return false
  if (inner.every(({ checked }) => checked !== null)) return true
  const title = text.plain.replace(/:\s?$/, '').trim()
  const isPerson = /^@[\w/-]+$/.test(title) || isKnown(reader.people, title)
  const isShort = /:\s?$/.test(text.plain) && (title.split(/\s+/).length <= 3 || TASKS.test(title))
  const areFields = inner.some(({ text: one }) => one !== null && LABEL.test(one.plain))
  return !areFields && (isPerson || isShort || kindNamed(title) !== null)
}

/** Whether a line says who, when or how far, and nothing else. */
export const saysFields = (text: Text): boolean => LABEL.test(text.plain)
