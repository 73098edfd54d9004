import { withoutAccents } from '../action-names.ts'
import type { ItemStatus } from './model.ts'

const WORDS: readonly (readonly [ItemStatus, RegExp])[] = [
  [
    'open',
    /^(?:not (?:yet )?(?:started|done|begun)|to ?do|open|new|backlog|planned|pending|scheduled|queued|unstarted|incomplete|no|todo)$/i,
  ],
  [
    'done',
    /^(?:done|completed?|finished|closed|fixed|merged|shipped|deployed|released|resolved|implemented|delivered|yes|verified|already done|live)$/i,
  ],
  [
    'in-progress',
    /^(?:in[- ]progress|wip|started|ongoing|doing|active|underway|under way|in review|in development|under review|partial(?:ly done|ly)?|in the works)$/i,
  ],
  [
    'declined',
    /^(?:wont ?(?:do|fix)|will not do|declined|rejected|cancell?ed|dropped|abandoned|not planned|not doing|obsolete|superseded|skipped|invalid)$/i,
  ],
]

/** The same in other languages, without accents. */
const ELSEWHERE: readonly (readonly [ItemStatus, RegExp])[] = [
  [
    'open',
    /^(?:pendientes?|por hacer|pendentes?|a fazer|a faire|en attente|offen|da fare|未开始|待办|待处理|未着手|未対応|예정|대기)$/i,
  ],
  [
    'done',
    /^(?:hech[oa]|completad[oa]|terminad[oa]|finalizad[oa]|feit[oa]|concluid[oa]|fait(?:e|es|s)?|termine(?:e|es|s)?|erledigt|fertig|abgeschlossen|fatt[oa]|completat[oa]|已?完成|完了|対応済み?|完了済み?|완료(?:됨)?)$/i,
  ],
  [
    'in-progress',
    /^(?:en curso|en progreso|em (?:curso|andamento|progresso)|en cours|in (?:arbeit|bearbeitung)|in corso|进行中|進行中|対応中|진행 ?중)$/i,
  ],
]

const SIGNS: readonly (readonly [ItemStatus, RegExp])[] = [
  ['done', /^(?:✅|✔️?|☑️?|🎉|🟢|:white_check_mark:|:heavy_check_mark:|:check:)/u],
  ['in-progress', /^(?:🚧|🏗️?|⏳|🔄|🟡|🟠|:construction:|:hourglass(?:_flowing_sand)?:)/u],
  ['declined', /^(?:❎|🚫|:no_entry(?:_sign)?:)/u],
  ['open', /^(?:❌|⬜|☐|🔲|◻️?|🔴|⚪|:white_large_square:|:x:)/u],
]

const wordAmong = (words: typeof WORDS, bare: string): ItemStatus | undefined =>
  words.find(([, like]) => like.test(bare))?.[0]

/** The status that words such as `In Progress` or `Done!` name; null where they name none. */
export function statusNamed(words: string): ItemStatus | null {
  const sign = signAt(words.trim())
  const bare = (sign === null ? words.trim() : words.trim().slice(sign.length))
    .trim()
    .replaceAll(/['’]/g, '')
    .replace(/[!.]+$/, '')
    .replace(/\s*\([^()]{0,80}\)$/, '')
    .replace(/\s+(?:on|in|at|by|via|with|since|during)\s.{1,40}$/i, '')
  const word = wordAmong(WORDS, bare) ?? wordAmong(ELSEWHERE, withoutAccents(bare))
  return word ?? (bare === '' ? (sign?.status ?? null) : null)
}

/** What people write behind a status: why, where, when. */
const REMARK = /^([^:;,–—]{2,30}?)(?:\s*[:;,–—]|\s+-(?=\s)|\s(?=\d{4}-\d\d-\d\d$))\s*(.+)$/u
const RESERVED =
  /\b(?:but|except|not|no|partial(?:ly)?|half|part|remain\w*|pending|left|still|wait\w*|to ?do|open|needs?|until|after|once)\b/i

/** `Declined: too costly`, `Done, in release 12`: in a cell that holds a status; null where a remark takes half of it back. */
export function statusRemarked(words: string): ItemStatus | null {
  const [, named = '', remark = ''] = REMARK.exec(words.trim()) ?? []
  const status = statusNamed(named)
  return status === 'done' && RESERVED.test(remark) ? null : status
}

/** The sign for a status with which a text begins, and its length. */
export function signAt(
  words: string,
): { readonly status: ItemStatus; readonly length: number } | null {
  for (const [status, like] of SIGNS) {
    const found = like.exec(words)
    if (found !== null) return { status, length: found[0].length }
  }
  return null
}

/** `n/a DONE`, `Bug 5554823 TODO`: a status in capitals behind something else, or the word for one alone. */
export function statusBehind(words: string): ItemStatus | null {
  const [, shouted = words] =
    /(?:^|[\s)])([A-Z]{2,12}(?: [A-Z]{2,12})?)[.!]*$/.exec(words.trim()) ?? []
  return statusNamed(shouted)
}
