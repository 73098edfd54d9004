import MarkdownIt from 'markdown-it'
import type { Happened } from '../happened.ts'
import type { Witness } from '../invariant.ts'

/** A comment as it was when somebody wrote it, whatever became of it since. */
export interface Spoken {
  readonly id: number
  readonly at: number
  readonly by: string
  readonly repository: string
  readonly number: number
  /** Its commands as CommonMark shows them, in their order. */
  readonly commands: readonly string[]
}

interface CommentPayload {
  readonly issue: { readonly number: number; readonly pull_request?: object }
  readonly comment: { readonly id: number; readonly body: string }
}

const markdown = new MarkdownIt({ html: true })

/** First words of the lines that stand in paragraphs of their own, where they begin with a slash. */
export function commandsIn(body: string): readonly string[] {
  return markdown
    .parse(body, {})
    .filter(({ type, level }) => type === 'inline' && level === 1)
    .flatMap(({ content }) => content.split('\n'))
    .flatMap((line) => /^\/([a-z-]+)(?:\s|$)/.exec(line)?.[1] ?? [])
}

export const commentIn = ({ payload }: Happened): CommentPayload =>
  payload as unknown as CommentPayload

/** All that people, and no bots, have said on issues. */
export function spokenIn({ it }: Pick<Witness, 'it'>): readonly Spoken[] {
  return it.log
    .filter(({ event, action, bot }) => event === 'issue_comment' && action === 'created' && !bot)
    .map((happened) => {
      const { issue, comment } = commentIn(happened)
      const { at, by, repository } = happened
      const commands = commandsIn(comment.body)
      return {
        ...{ id: comment.id, at, by, repository: repository ?? '' },
        ...{ number: issue.number, commands },
      }
    })
}
