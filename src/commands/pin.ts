import { redact } from '../markdown/secrets.ts'
import { command, decided, type Part, type Remark, type Scene } from './command.ts'
import { inline } from './inline.ts'
import { firstWord, taken, unread } from './parts/taken.ts'

const LINES = 3
const LONGEST = 280

const ADDRESS =
  /^(?:https?:\/\/[\w.:-]{1,253}\/([\w.-]{1,39}\/[\w.-]{1,100})\/(?:issues|pull)\/([1-9]\d{0,8}))?#issuecomment-([1-9]\d{0,15})$/

interface Pinned extends Remark {
  readonly id: number
}

/** Number of the comment that an address of this very issue leads to; null for any other. */
export function commentOf(word: string, at: Pick<Scene, 'repository' | 'issue'>): number | null {
  const [, repository, issue, id] = ADDRESS.exec(word.replace(/^<(.*)>$/, '$1')) ?? []
  const here = repository?.toLowerCase() === at.repository.toLowerCase()
  const elsewhere = repository !== undefined && !(here && Number(issue) === at.issue)
  return id === undefined || elsewhere ? null : Number(id)
}

const remark: Part<Pinned> = {
  label: 'link to a comment',
  optional: false,
  asks: 'comment',
  accepts: () => 'the link of a comment of this issue, which the menu of the comment copies',
  sample: ({ remarks }) => `#issuecomment-${remarks.keys().next().value ?? 1001}`,
  take(text, scene) {
    const { word, rest } = firstWord(text)
    const id = commentOf(word, scene)
    const found = id === null ? undefined : scene.remarks.get(id)
    if (id !== null && found !== undefined) return taken({ ...found, id }, rest)
    const detail = `${inline(word)} leads to no comment of this issue. Accepted: ${remark.accepts(scene)}.`
    return unread('unknown-comment', detail, remark.sample(scene))
  },
}

/** The first lines that say something. */
function gist(text: string): string {
  const lines = redact(text)
    .text.split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const short = lines.slice(0, LINES).join('\n')
  return short.length > LONGEST ? `${short.slice(0, LONGEST - 1).trimEnd()}…` : short
}

export const pin = command({
  name: 'pin',
  aliases: [],
  summary: 'Put a comment on the timeline with its own time and author',
  parts: { comment: remark },
  who: 'triage',
  during: 'incident',
  examples: ['/pin #issuecomment-1001'],
  decide({ comment: { id, text, at, author } }, { incident }) {
    const held = incident.history.some(
      (fact) => fact.type === 'comment-pinned' && fact.comment === id,
    )
    if (held) return decided([])
    return decided([{ type: 'comment-pinned', comment: id, text: gist(text), when: at, author }])
  },
})
