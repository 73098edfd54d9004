import type { ActKind } from './act-kind.ts'
import { close } from './close.ts'
import { declare } from './declare.ts'
import { deleteComment } from './delete-comment.ts'
import { editComment } from './edit-comment.ts'
import { label } from './label.ts'
import { reopen } from './reopen.ts'
import { say } from './say.ts'
import { unlabel } from './unlabel.ts'

/** All that people and other systems do in the world. */
export const ACTS = {
  declare,
  say,
  label,
  unlabel,
  close,
  reopen,
  'edit-comment': editComment,
  'delete-comment': deleteComment,
} as const

export type ActName = keyof typeof ACTS

type GivenOf<Kind> = Kind extends ActKind<infer Given> ? Given : never

/** What is done, as plain data: which kind of act, and what the seed has drawn for it. */
export type Does = {
  [Name in ActName]: { readonly kind: Name } & GivenOf<(typeof ACTS)[Name]>
}[ActName]
