import type { SeenItem } from '../../plan/actions/seen.ts'
import { whole } from '../actions/nodes.ts'
import { type RawItem, seenItem } from '../actions/seen-item.ts'
import { readMarker } from '../marker.ts'
import type { ActionNode } from './answer.ts'
import type { Reader } from './seen-incident.ts'

/** The action item as lists of items take it; its comments are read on where there are many. */
export async function seenAction(reader: Reader, node: ActionNode): Promise<SeenItem> {
  const { client, at, repository, me, keys } = reader
  const raw = await whole({ client, at, repository, me, bystander: false }, node)
  return seenItem(reader.bystander ? lookedOn(raw) : raw, repository.id, keys)
}

/** To somebody who looks on, Sitrep is the bot that wrote its card, or that opened the issue. */
export function lookedOn(raw: RawItem): RawItem {
  const card = raw.comments.find(
    ({ author, body }) => author.kind === 'bot' && readMarker(body)?.kind === 'card',
  )
  const opener =
    raw.author.kind === 'bot' && readMarker(raw.body)?.kind === 'action' ? raw.author : null
  const us = (card?.author ?? opener)?.login.toLowerCase() ?? null
  const actor = <A extends { readonly login: string }>(one: A) => ({
    ...one,
    us: one.login.toLowerCase() === us,
  })
  return {
    ...raw,
    author: actor(raw.author),
    comments: raw.comments.map((one) => ({
      ...one,
      author: actor(one.author),
      editor: one.editor === null || one.editor === 'unknown' ? one.editor : actor(one.editor),
    })),
    events: raw.events.map((event) => ({ ...event, actor: actor(event.actor) })),
  }
}
