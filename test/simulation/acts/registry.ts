import type { ActKind } from './act-kind.ts'
import { alert } from './alert.ts'
import { answer } from './answer.ts'
import { archive } from './archive.ts'
import { assign } from './assign.ts'
import { changeLabel } from './change-label.ts'
import { close } from './close.ts'
import { closeDraft } from './close-draft.ts'
import { configure } from './configure.ts'
import { declare } from './declare.ts'
import { deleteComment } from './delete-comment.ts'
import { deleteOurs } from './delete-ours.ts'
import { deploy } from './deploy.ts'
import { editComment } from './edit-comment.ts'
import { editOurs } from './edit-ours.ts'
import { fix } from './fix.ts'
import { label } from './label.ts'
import { lock } from './lock.ts'
import { mergeDraft } from './merge-draft.ts'
import { moveBranch } from './move-branch.ts'
import { moveDefault } from './move-default.ts'
import { nothing } from './nothing.ts'
import { onItem } from './on-item.ts'
import { pasteOurs } from './paste-ours.ts'
import { propose } from './propose.ts'
import { pushDraft } from './push-draft.ts'
import { readyDraft } from './ready-draft.ts'
import { removeIssue } from './remove-issue.ts'
import { reopen } from './reopen.ts'
import { retitle } from './retitle.ts'
import { revertDraft } from './revert-draft.ts'
import { rewrite } from './rewrite.ts'
import { role } from './role.ts'
import { say } from './say.ts'
import { silence } from './silence.ts'
import { suspend } from './suspend.ts'
import { transfer } from './transfer.ts'
import { unassign } from './unassign.ts'
import { unlabel } from './unlabel.ts'
import { unlock } from './unlock.ts'

/** All that people and other systems do in the world. */
export const ACTS = {
  alert,
  answer,
  archive,
  assign,
  'change-label': changeLabel,
  close,
  'close-draft': closeDraft,
  configure,
  declare,
  'delete-comment': deleteComment,
  'delete-ours': deleteOurs,
  deploy,
  'edit-comment': editComment,
  'edit-ours': editOurs,
  fix,
  label,
  lock,
  'merge-draft': mergeDraft,
  'move-branch': moveBranch,
  'move-default': moveDefault,
  nothing,
  'on-item': onItem,
  'paste-ours': pasteOurs,
  propose,
  'push-draft': pushDraft,
  'ready-draft': readyDraft,
  'remove-issue': removeIssue,
  reopen,
  retitle,
  'revert-draft': revertDraft,
  rewrite,
  role,
  say,
  silence,
  suspend,
  transfer,
  unassign,
  unlabel,
  unlock,
} as const

export type ActName = keyof typeof ACTS

type GivenOf<Kind> = Kind extends ActKind<infer Given> ? Given : never

/** What is done, as plain data: which kind of act, and what the seed has drawn for it. */
export type Does = {
  [Name in ActName]: { readonly kind: Name } & GivenOf<(typeof ACTS)[Name]>
}[ActName]
