import type { SeenItem } from '../../plan/actions/seen.ts'
import { whole } from '../actions/nodes.ts'
import { type RawItem, seenItem } from '../actions/seen-item.ts'
import { retold } from '../bystander.ts'
import type { ActionNode } from './answer.ts'
import type { Reader } from './seen-incident.ts'

/** The action item as lists of items take it; its comments are read on where there are many. */
export async function seenAction(reader: Reader, node: ActionNode): Promise<SeenItem> {
  const { client, at, repository, me, keys } = reader
  const raw = await whole({ client, at, repository, me, bystander: false }, node)
  const shown = reader.bystander ? lookedOn(raw) : raw
  return seenItem(shown, { repository: repository.id, keys, me })
}

/** To somebody who looks on, Sitrep is the bot that wrote its card, or that opened the issue. */
export function lookedOn(raw: RawItem): RawItem {
  const { author, comments, events } = retold(raw)
  return { ...raw, author, comments, events }
}
