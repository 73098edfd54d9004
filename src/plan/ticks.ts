import { checklist } from '../domain/checklist.ts'
import type { FactBody } from '../domain/fact.ts'
import type { Entry } from './entry.ts'
import type { CardPage } from './snapshot.ts'
import type { Walk } from './walk.ts'

const BOX = /^- \[(?<mark>[ xX])\] (?<number>\d{1,3})\. /gm

/** The boxes of a card as somebody left them, by item number. */
function boxes(text: string): ReadonlyMap<number, boolean> {
  return new Map(
    [...text.matchAll(BOX)].map(({ groups }) => [
      Number(groups?.['number']),
      groups?.['mark'] !== ' ',
    ]),
  )
}

/**
 * What a person's edit of our card says: the boxes they changed. Anything else that they changed is put
 * back, which the journal tells.
 */
export function editedCard(walk: Walk, card: CardPage): Entry | null {
  const { editedAt: at, editedBy: by } = card
  if (at === null || by === null) return null
  const facts = ticked(walk, card)
  if (!card.intact) return { key: `x${at}`, at, by, outcome: 'noted', facts }
  return facts.length === 0 ? null : { key: `t${at}`, at, by, outcome: 'accepted', facts }
}

function ticked({ incident }: Walk, card: CardPage): readonly FactBody[] {
  const found = boxes(card.text)
  return checklist(incident).flatMap(({ number, id, done }) => {
    const now = found.get(number)
    return now === undefined || now === done ? [] : [{ type: 'item-ticked', item: id, done: now }]
  })
}
