import type { Row, Table } from '../../markdown/document/model.ts'
import { withoutAccents } from '../action-names.ts'
import type { Column } from './model.ts'

const TITLES: readonly (readonly [Column, RegExp])[] = [
  [
    'blocked',
    /\b(?:blocked|blockers?|blocks on|depends|dependenc(?:y|ies)|prerequisites?|after|waits? for|waiting for)\b/,
  ],
  [
    'owner',
    /\b(?:owners?|assignees?|assigned(?: to)?|who|responsible|dri|poc|people|person|leads?|driver|accountable|team|squad|contact)\b/,
  ],
  [
    'due',
    /\b(?:due|deadline|eta|by when|when|target|date|timeline|timeframe|completion date|finish(?:ed)? by|delivery)\b/,
  ],
  ['priority', /\b(?:priority|prio|urgency|importance|severity)\b/],
  ['status', /\b(?:status|state|done|progress|completed?|resolution|outcome)\b/],
  ['kind', /^(?:(?:action )?(?:type|kind|category|class|theme|area)|.{0,12}\b(?:type|kind))$/],
  [
    'id',
    /^(?:id|no\.?|nr\.?|n|#|number|item #|action #|ai #|ref|(?:action|ai|item|task|finding|row|gap|risk|follow[- ]?up|remediation) ids?)$/,
  ],
  [
    'tracked',
    /\b(?:issues?|tickets?|bugs?|links?|tracking|tracker|jira|prs?|pull requests?|references?|github|url|story|work item)\b/,
  ],
  [
    'action',
    /\b(?:actions?|items?|tasks?|descriptions?|what|to-?dos?|follow-?ups?|improvements?|remediations?|measures?|steps?|titles?|recommendations?|summary|details?|work|fix)\b/,
  ],
]

/** The same in the other languages in which postmortems are commonly written, without accents. */
const ELSEWHERE: readonly (readonly [Column, RegExp])[] = [
  [
    'owner',
    /^(?:responsab(?:le|ile)|responsavel|encargad[oa]|propietario|asignad[oa](?: a)?|atribuid[oa](?: a)?|proprietaire|porteur|pilote|quien|quem|qui|verantwortlich(?:er|e|keit)?|zustandig(?:er|e|keit)?|wer|负责人|責任者|担当者?|담당자?)s?$/,
  ],
  [
    'due',
    /^(?:fecha(?: (?:limite|objetivo|de entrega|prevista))?|plazo|vencimiento|prazo|data(?: (?:limite|alvo|prevista))?|delai|echeance|frist|falligkeit|fallig(?: am| bis)?|termin|bis(?: wann)?|scadenza|cuando|quando|截止(?:日期|时间)?|完成(?:日期|时间|期限)|计划完成时间|期限|期日|締め?切り?|기한|마감일?|완료 ?예정일)$/,
  ],
  [
    'status',
    /^(?:estado|situacao|statut|avancement|stand|stato|状态|進捗|进度|状況|ステータス|상태|진행 ?상황)$/,
  ],
  [
    'priority',
    /^(?:priorida(?:d|de)|priorite|prioritat|priorita|优先级|優先(?:度|順位)|우선 ?순위)$/,
  ],
  [
    'action',
    /^(?:acci?[oa](?:n|o)(?: .{1,20})?|acciones|acoes|mesures?|medidas?|tareas?|tarefas?|taches?|massnahmen?|aufgaben?|azion[ei]|misur[ae]|(?:改进|预防|整改)?措施|行动(?:项|计划)?|任务|事项|对策|対策|対応(?:内容|策)?|アクション(?:アイテム)?|조치(?: ?사항| ?내용)?|액션 ?아이템|할 ?일)$/,
  ],
]

/** What each column holds, by its title; a title that says nothing is left out, and no two columns hold the same. */
export function columnsOf(header: Row): ReadonlyMap<Column, number> {
  const found = new Map<Column, number>()
  for (const [at, { plain }] of header.cells.entries()) {
    const column = columnNamed(plain)
    if (column !== null && !found.has(column)) found.set(column, at)
  }
  return found
}

/** The same of a whole table: where a column for issues tells of them instead of naming them, it says what is to be done. */
export function columnsIn(table: Table): ReadonlyMap<Column, number> {
  const found = columnsOf(table.header)
  const at = found.get('tracked')
  if (at === undefined || found.has('action') || !tellsIn(table, at)) return found
  return new Map([...found].filter(([column]) => column !== 'tracked')).set('action', at)
}

/** Most of what is written in it are words without a link. */
function tellsIn({ rows }: Table, at: number): boolean {
  const cells = rows.flatMap(({ cells }) => cells[at] ?? []).filter(({ plain }) => plain !== '')
  const told = cells.filter(({ plain, links }) => links.length === 0 && TOLD.test(plain))
  return told.length > cells.length / 2
}

/** Three words. */
const TOLD = /^\P{L}{0,9}\p{L}{2,}\s\S*\p{L}\S*\s\S*\p{L}/u

const columnAmong = (titles: typeof TITLES, words: string): Column | null =>
  titles.find(([, like]) => like.test(words))?.[0] ?? null

function columnNamed(title: string): Column | null {
  const words = title.toLowerCase().replaceAll(/[*_:]/g, '').trim()
  if (/^(?:action|follow-?up|task|work)[ -]?(?:items?|s)?$/.test(words)) return 'action'
  if (words === '#') return 'id'
  return columnAmong(TITLES, words) ?? columnAmong(ELSEWHERE, withoutAccents(words))
}

/** Whether a table lists what is to be done, and not what words mean or who took part. */
export const listsActions = (columns: ReadonlyMap<Column, number>): boolean =>
  columns.has('action') || (columns.has('owner') && (columns.has('due') || columns.has('status')))
