import type { Reply } from './answers.ts'
import { statusUpdate } from './card/updates.ts'
import type { View } from './card/view.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * Each update as a comment of its own, where config asks for it. What carries our receipt was posted
 * already, or before config asked.
 */
export function updateComments(view: View, seen: Snapshot): readonly Reply[] {
  if (view.policy.updates !== 'comment') return []
  const open = new Set(seen.comments.filter(({ receipt }) => receipt === null).map(({ id }) => id))
  const counted = new Map<number, number>()
  return view.incident.updates.flatMap((update) => {
    if (update.ref.kind !== 'comment') return []
    const { id } = update.ref
    const at = counted.get(id) ?? 0
    counted.set(id, at + 1)
    const key = `update:${id}.${at}`
    if (!open.has(id) || seen.replies.includes(key)) return []
    return [{ key, body: statusUpdate(update, view) }]
  })
}
