import type { Effect } from '../plan/effect.ts'

/** An effect as a row of a table: what it does, and to what. */
export function effectWords(effect: Effect): readonly [type: string, details: string] {
  return [effect.type, details(effect)]
}

function details(effect: Effect): string {
  switch (effect.type) {
    case 'label.define':
    case 'label.remove':
      return effect.name
    case 'label.add':
      return effect.names.join(', ')
    case 'assignee.add':
      return `${effect.logins.join(', ')}${effect.pull === undefined ? '' : ` on pull request ${effect.pull}`}`
    case 'assignee.remove':
      return effect.logins.join(', ')
    case 'issue.close':
      return `as ${effect.reason}`
    case 'issue.reopen':
      return ''
    case 'card.create':
    case 'card.update':
      return `page ${effect.content.page}, ${effect.content.entries.length} journal entries`
    case 'card.delete':
    case 'card.refer':
    case 'card.fold':
    case 'card.unfold':
    case 'reply.delete':
      return `comment ${effect.id}`
    case 'reply.create':
      return inWords(effect.body)
    case 'reaction.add':
      return `${effect.content} on ${effect.comment === null ? 'the issue' : `comment ${effect.comment}`}`
    case 'branch.create':
    case 'branch.forward':
      return `${effect.branch} at ${effect.sha.slice(0, 7)}`
    case 'file.put':
    case 'index.put':
    case 'links.put':
      return `${effect.path} on ${effect.branch}`
    case 'pull.open':
      return `from ${effect.branch} into ${effect.base}${effect.ready ? '' : ', as a draft'}`
    case 'item.open':
      return `${effect.key}: ${effect.title}`
    case 'item.nest':
    case 'item.close':
      return `#${effect.item}`
    case 'item.block':
      return `#${effect.item}, blocked by the issue with id ${effect.by}`
    case 'item.date':
      return `#${effect.item}: ${effect.due ?? 'none'}`
    case 'pull.update':
    case 'pull.close':
    case 'pull.reopen':
      return `pull request ${effect.pull}`
    case 'reviewer.request':
      return `${effect.login} on pull request ${effect.pull}`
    default:
      return effect satisfies never
  }
}

/** As somebody reads it on the page, without the signs that make it bold or small. */
const inWords = (markdown: string): string => markdown.replaceAll(/\*\*|<\/?sub>/g, '')
