import { may } from '../access.ts'
import { fullName, repositoryByName, userByLogin } from '../find.ts'
import type { Issue, Repository } from '../model.ts'
import type { Actor, World } from '../world.ts'
import { record } from './record.ts'

const MENTION = /(?<![\w/@.`-])@([a-z\d](?:[a-z\d-]{0,38}))/gi
const REFERENCE = /(?<![\w/#&])(?:([\w.-]{1,39})\/([\w.-]{1,100}))?#(\d{1,9})\b/g
const ADDRESS = /\/([\w.-]{1,39})\/([\w.-]{1,100})\/(?:issues|pull)\/(\d{1,9})\b/g

/** What a reader sees as prose: code and HTML comments neither mention nor refer to anything. */
export function prose(markdown: string): string {
  const kept: string[] = []
  let fence: string | null = null
  for (const line of withoutComments(markdown).split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]?.slice(0, 3)
    if (fence === null && mark === undefined) kept.push(line.replace(/`[^`]*`/g, ' '))
    else if (fence === null) fence = mark ?? null
    else if (mark === fence) fence = null
  }
  return kept.join('\n')
}

function withoutComments(markdown: string): string {
  const parts: string[] = []
  let at = 0
  for (;;) {
    const open = markdown.indexOf('<!--', at)
    parts.push(markdown.slice(at, open === -1 ? undefined : open))
    const close = open === -1 ? -1 : markdown.indexOf('-->', open)
    if (close === -1) return parts.join(' ')
    at = close + 3
  }
}

/** Leaves the traces that a text leaves elsewhere: cross-references there, mentions here. */
export function leaveTraces(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  markdown: string,
): void {
  const text = prose(markdown)
  crossReference(world, actor, repository, issue, text)
  mention(world, repository, issue, text)
}

function crossReference(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  text: string,
): void {
  for (const match of [...text.matchAll(REFERENCE), ...text.matchAll(ADDRESS)]) {
    const [, owner, name, number] = match
    const where =
      owner === undefined || name === undefined ? repository : repositoryByName(world, owner, name)
    const target = where?.issues[Number(number)]
    if (where === undefined || target === undefined || target === issue) continue
    if (!may(actor, where, 'read') || target.deleted) continue
    const source = { sourceRepositoryId: repository.id, sourceNumber: issue.number }
    if (!known(target, source))
      record(world, actor, target, { kind: 'cross-referenced', ...source })
  }
}

function known(
  target: Issue,
  source: { readonly sourceRepositoryId: number; readonly sourceNumber: number },
): boolean {
  return target.events.some(
    (event) =>
      event.kind === 'cross-referenced' &&
      event.sourceRepositoryId === source.sourceRepositoryId &&
      event.sourceNumber === source.sourceNumber,
  )
}

function mention(world: World, repository: Repository, issue: Issue, text: string): void {
  const logins = new Set([...text.matchAll(MENTION)].map((match) => match[1]?.toLowerCase() ?? ''))
  for (const login of logins) {
    const user = userByLogin(world, login)
    if (user === undefined || user.type !== 'User') continue
    const actor: Actor = { user, grant: null }
    if (!may(actor, repository, 'read')) continue
    const heard = issue.events.some(
      (event) => event.kind === 'mentioned' && event.actorId === user.id,
    )
    record(world, actor, issue, { kind: 'mentioned' })
    if (!heard) record(world, actor, issue, { kind: 'subscribed' })
  }
}

/** `Duplicate of #12` at the start of a comment, as GitHub reads it: the number in this repository. */
export function duplicateOf(world: World, repository: Repository, text: string): number | null {
  const match = /^duplicate of (?:([\w.-]{1,39}\/[\w.-]{1,100}))?#(\d{1,9})\s*$/i.exec(text.trim())
  if (match === null) return null
  const elsewhere = match[1] !== undefined && match[1] !== fullName(world, repository)
  const number = Number(match[2])
  return elsewhere || repository.issues[number] === undefined ? null : number
}

const CLOSING =
  /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?[ \t]+(?:([\w.-]{1,39}\/[\w.-]{1,100}))?#(\d{1,9})\b/gi

/** The issues of this repository that a text closes once it is merged. */
export function closingNumbers(
  world: World,
  repository: Repository,
  markdown: string,
): readonly number[] {
  const here = fullName(world, repository).toLowerCase()
  return [...prose(markdown).matchAll(CLOSING)].flatMap(([, place, number]) =>
    place === undefined || place.toLowerCase() === here ? [Number(number)] : [],
  )
}
