import type { Comment, Issue, Repository } from '../../../src/sandbox/model.ts'
import type { Invariant, Witness } from '../invariant.ts'
import { journalsOf } from './journal-lines.ts'
import { nameOf, ourTexts } from './ours.ts'

export const toldTruly: Invariant = {
  name: 'I18',
  promise: 'what the card of an incident says is so on GitHub',
  broken: (witness) =>
    journalsOf(ourTexts(witness)).flatMap(({ place, texts: [card] }) => {
      const { repository, issue, comment } = card
      if (comment === null || isForeign(witness, repository)) return []
      const wrong = [
        ...severity(repository, issue, comment),
        ...commander(witness, issue, comment),
        ...ended(issue, comment),
        ...deadLinks(witness, repository, comment),
      ]
      return wrong.map((one) => `${place}: ${one}`)
    }),
}

const isForeign = ({ it }: Witness, { id }: Repository): boolean =>
  it.seeded.installation.selection !== 'all' && !it.seeded.installation.repositoryIds.includes(id)

const headline = ({ body }: Comment): string => /^### .*$/m.exec(body)?.[0] ?? ''

/** The standard levels, as the headline shows them and as the label says it. */
function severity({ labels }: Repository, { labelIds }: Issue, card: Comment): readonly string[] {
  const shown = /\b(SEV[1-4]) /.exec(headline(card))?.[1]?.toLowerCase()
  if (shown === undefined || headline(card).includes('Report')) return []
  const on = labels.filter(({ id }) => labelIds.includes(id)).map(({ name }) => name.toLowerCase())
  const exists = labels.some(({ name }) => name.toLowerCase() === shown)
  return on.includes(shown) || !exists
    ? []
    : [`the headline says ${shown}, the labels ${on.join(', ')}`]
}

/** Whoever commands is assigned, where GitHub takes them and nobody took them off. */
function commander(witness: Witness, issue: Issue, card: Comment): readonly string[] {
  const login = /\| Incident commander \| \[([\w-]+)\]/.exec(card.body)?.[1]
  if (login === undefined) return []
  const assigned = issue.assigneeIds.map((id) => nameOf(witness, id))
  const taken = issue.events.some(
    (event) => event.kind === 'unassigned' && nameOf(witness, event.assigneeId) === login,
  )
  const role = witness.it.log.at(-1)?.roles[login] ?? 'none'
  const assignable = role !== 'none' && role !== 'read'
  const fits = assigned.includes(login) || taken || !assignable
  return fits ? [] : [`the card names ${login} as commander, who is not assigned`]
}

/** A word of people about the state stands above the card, so only what nobody has clicked on is judged. */
function ended(issue: Issue, card: Comment): readonly string[] {
  const said = /· ([A-Z]\w+)$/.exec(headline(card))?.[1]
  const isOver = said === 'Cancelled' || said === 'Duplicate'
  const isRunning = said === 'Investigating' || said === 'Identified' || said === 'Mitigated'
  if (isOver && issue.state === 'open') return [`the card says ${said}, and the issue is open`]
  if (isRunning && issue.state === 'closed')
    return [`the card says ${said}, and the issue is closed`]
  return []
}

const LINK =
  /\(https?:\/\/[^/\s)]+\/([\w.-]+)\/([\w.-]+)\/(issues|pull)\/(\d+)(?:#issuecomment-(\d+))?\)/g

/** Issues, pull requests and comments that are linked were there: people may have taken them away. */
function deadLinks({ it }: Witness, { name }: Repository, { body }: Comment): readonly string[] {
  const ever = new Set(
    it.log.flatMap(({ payload }) => (payload['comment'] as { id?: number } | undefined)?.id ?? []),
  )
  const { issues } = Object.values(it.sandbox.state.repositories).find(
    (one) => one.name === name,
  ) ?? { issues: {} as Repository['issues'] }
  return [...body.matchAll(LINK)].flatMap(([link, , repo, , number, comment]) => {
    if (repo !== name) return []
    const known = issues[Number(number)] !== undefined
    const said = comment === undefined || ever.has(Number(comment))
    return known && said ? [] : [`the card leads to ${link}, which is not there`]
  })
}
