import { ACTION_ITEM } from '../../config/labels.ts'
import type { Incident } from '../../domain/incident.ts'
import { inert } from '../../markdown/inert.ts'
import { link, safeHref } from '../../markdown/link.ts'
import type { ShownItem } from '../actions/material.ts'
import { twins } from '../actions/twins.ts'
import { isOver } from './item-state.ts'
import { change, issueLink, type View } from './view.ts'

type Settled = NonNullable<Incident['items']>
type Known = ReadonlyMap<number, ShownItem>

const MOST = 10

/** What could not be done, what is left to people, and what to type next. */
export function itemNotes(settled: Settled, known: Known, view: View): readonly string[] {
  const lists = [
    ...listed(unowned(settled, known, view)),
    ...listed(undated(settled, known, view)),
    ...listed(unlabelled(settled, known, view)),
    ...listed(differing(settled, known, view)),
    ...listed(elsewhere(settled)),
    ...listed(refused(settled, known, view)),
    ...listed(removed(settled, known, view)),
    ...listed(doubled(settled, known, view)),
    ...uncounted(settled),
    ...unlinked(settled, view),
  ]
  const isBack = view.incident.postmortem.published === null
  return [...(isBack ? [WITHDRAWN] : []), ...(lists.length === 0 ? [] : [lists.join('\n')])]
}

const WITHDRAWN =
  'The postmortem was taken back from the default branch. These issues stay as they are; close those that are not needed any more.'

function listed(lines: readonly string[]): readonly string[] {
  const more = lines.length - MOST
  return [
    ...lines.slice(0, MOST).map((line) => `- ${line}`),
    ...(more > 0 ? [`- and ${more} more of that kind`] : []),
  ]
}

const capital = (number: number, view: View): string =>
  issueLink(number, view).replace('[issue', '[Issue')

/** Until somebody says on the issue whose it is. */
function unowned({ unowned: all = [] }: Settled, known: Known, view: View): readonly string[] {
  const lines = all.flatMap(({ issue, names }) => {
    const one = known.get(issue)
    if (one === undefined || isOver(one, view)) return []
    if (one.action.history.some(({ type }) => type === 'owner-set')) return []
    const owners = new Set(one.action.owners.map((login) => login.toLowerCase()))
    const left = names.filter((name) => !owners.has(name.toLowerCase()))
    if (left.length === 0) return []
    const who = left.map((name) => inert(name, 60)).join(', ')
    return [`${issueLink(issue, view)} is not assigned to ${who}`]
  })
  return together(
    lines,
    (all) =>
      `${all}: GitHub assigns nobody of that name here. \`/owner @login\` on the issue names somebody.`,
  )
}

function undated({ undated: all = [] }: Settled, known: Known, view: View): readonly string[] {
  const lines = all.flatMap(({ issue, text }) => {
    const one = known.get(issue)
    if (one === undefined || isOver(one, view) || one.action.due !== null) return []
    return [
      `${issueLink(issue, view)} has no due date, as “${inert(text, 100)}” names no day for sure`,
    ]
  })
  return together(lines, (all) => `${all}. \`/due 2026-12-01\` on the issue sets one.`)
}

/** One line for all of them, so that what to type is said once. */
function together(lines: readonly string[], sentence: (all: string) => string): readonly string[] {
  if (lines.length === 0) return []
  const more = lines.length - MOST
  const all = [...lines.slice(0, MOST), ...(more > 0 ? [`and ${more} more`] : [])].join(', ')
  return [sentence(all.replace('[issue', '[Issue'))]
}

/** Mostly one that was there before the document: nothing that is typed on it would be heard. */
function unlabelled({ issues }: Settled, known: Known, view: View): readonly string[] {
  return issues.flatMap((number) => {
    const one = known.get(number)
    if (one === undefined || one.action.ours || isOver(one, view)) return []
    return [
      `${capital(number, view)} lacks the label \`${ACTION_ITEM}\`, with which it takes commands, a due date and reminders.`,
    ]
  })
}

/** The words are Markdown that is safe already. */
function differing({ differs = [] }: Settled, known: Known, view: View): readonly string[] {
  return differs.flatMap(({ issue, words }) => {
    const one = known.get(issue)
    if (one === undefined || isOver(one, view)) return []
    return [`${capital(issue, view)} stays as it is. At the last reading: ${words.join(' ')}`]
  })
}

const REFUSED = {
  nested: 'GitHub did not take these as sub-issues',
  blocked:
    'GitHub did not take all that the document says these wait for, as where two wait for each other',
  dated:
    'GitHub did not take the due dates of these into the issue field, and `dueField` in the config has to be the id of one of type date',
} as const

/** Of each kind in one line, since it is refused for one reason. */
function refused({ refused: all = [] }: Settled, known: Known, view: View): readonly string[] {
  return (['nested', 'blocked', 'dated'] as const).flatMap((what) => {
    const issues = all.flatMap((one) => (one.what === what ? (known.get(one.issue) ?? []) : []))
    const left = issues.filter((one) => !isOver(one, view)).map(({ issue }) => issue.number)
    if (left.length === 0) return []
    const named = left.slice(0, MOST).map((number) => issueLink(number, view))
    const more = left.length > MOST ? ` and ${left.length - MOST} more` : ''
    return [`${REFUSED[what]}: ${named.join(', ')}${more}.`]
  })
}

const elsewhere = ({ elsewhere: all = [] }: Settled): readonly string[] =>
  all.map(({ title, at }) => {
    const where = safeHref(at) === null ? inert(at, 100) : link(at, at.slice(0, 100))
    return `Carried on elsewhere, and not counted here: ${inert(title, 100)}, in ${where}.`
  })

function removed({ removed: all }: Settled, known: Known, view: View): readonly string[] {
  return all.flatMap((number) => {
    const one = known.get(number)
    if (one === undefined || isOver(one, view)) return []
    return [
      `${capital(number, view)}, ${inert(one.issue.title, 80)}, is no longer in the document, and stays open. \`/decline <reason>\` on it closes it.`,
    ]
  })
}

function doubled({ issues }: Settled, known: Known, view: View): readonly string[] {
  const all = twins(
    [...known.values()].map(({ issue }) => issue),
    new Set(issues),
  )
  return all.map(
    ({ issue, of }) =>
      `${capital(issue.number, view)} was opened a second time for what ${issueLink(of.number, view)} carries, which counts. It is closed as a duplicate where nobody has begun to use it.`,
  )
}

function uncounted({ over = 0, left = 0 }: Settled): readonly string[] {
  return [
    ...(over > 0
      ? [
          `- ${over === 1 ? 'One item was' : `${over} items were`} over when the postmortem was published, and got no issue.`,
        ]
      : []),
    ...(left > 0
      ? [
          `- ${left === 1 ? 'One item has' : `${left} items have`} no issue: GitHub takes no more than 100 sub-issues.`,
        ]
      : []),
  ]
}

function unlinked({ unlinked: why, pull }: Settled, view: View): readonly string[] {
  if (why === 'declined')
    return ['- The document has no links to them: the pull request with the links was closed.']
  if (why === 'refused') {
    return [
      '- The document has no links to them: GitHub lets Sitrep neither commit them nor open a pull request with them.',
    ]
  }
  if (pull === undefined) return []
  return [
    `- ${change({ kind: 'pull', repository: null, number: pull }, view).replace('[pull', '[Pull')} brings the links to them into the document.`,
  ]
}
