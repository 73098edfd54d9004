import { setTimeout as wait } from 'node:timers/promises'
import { FILLED_FORM } from '../support/filled-form.ts'
import { SHOP, type Stage } from './stage.ts'

/** What people do to one issue, each when the one before has had its effect. */
interface Scene {
  readonly say: (login: string, body: string) => Promise<void>
  readonly label: (login: string, ...labels: readonly string[]) => Promise<void>
  readonly unlabel: (login: string, name: string) => Promise<void>
  readonly assign: (login: string, ...assignees: readonly string[]) => Promise<void>
  readonly edit: (login: string, change: Edit) => Promise<void>
}

interface Edit {
  readonly title?: string
  readonly state?: 'open' | 'closed'
}

export interface Life {
  readonly title: string
  readonly opener: string
  readonly body: string
  readonly play: (scene: Scene) => Promise<void>
}

export const LIVES: readonly Life[] = [
  {
    title: 'declared by form, acknowledged, raised, mitigated and resolved',
    opener: 'ana',
    body: FILLED_FORM,
    async play({ say }) {
      await say('ben', '/ack')
      await say('caro', '/sev 1')
      await say('ben', '/ic @ben')
      await say('eve', '/resolve')
      await say('ben', '/update We restarted the pool.')
      await say('ben', '/sevv 2')
      await say('ana', 'Only talk, with `/resolve` in it.')
      await say('ben', '/mitigated')
      await say('ben', '/resolve')
    },
  },
  {
    title: 'declared by a command, closed with its resolution and opened again',
    opener: 'dev',
    body: 'The search is slow.',
    async play({ say, edit }) {
      await say('dev', '/incident')
      await say('dev', '/sev 3')
      await say('dev', '/ack')
      await edit('dev', { title: 'Search is slow for some' })
      await say('dev', '/resolve')
      await say('ben', '/reopen')
      await say('ben', '/time started 13:58 UTC\n/timeline The index was rebuilt.')
      await say('ben', '/resolve')
    },
  },
  {
    title: 'declared, led and closed by clicks',
    opener: 'ben',
    body: 'Mails are late.',
    async play({ label, unlabel, assign, edit }) {
      await label('ben', 'incident')
      await label('caro', 'sev2')
      await assign('ben', 'caro')
      await unlabel('ben', 'sev2')
      await label('ben', 'sev3')
      await edit('ben', { state: 'closed' })
    },
  },
  {
    title: 'reported by a stranger and taken up',
    opener: 'eve',
    body: FILLED_FORM,
    async play({ say }) {
      await say('eve', '/sev 1')
      await say('caro', '/ack')
      await say('caro', '/cancel It was the test shop.')
    },
  },
]

/** What is left of an issue when its life is over, whoever hosted it. */
export interface EndState {
  readonly state: string
  readonly reason: string | null | undefined
  readonly labels: readonly string[]
  readonly assignees: readonly string[]
  /** What the App wrote, marker and journal left out, and what people did. */
  readonly comments: readonly { readonly by: string; readonly text: string }[]
}

export async function live(stage: Stage, { title, opener, body, play }: Life): Promise<EndState> {
  const { data } = await stage.as(opener).rest.issues.create({ ...SHOP, title, body })
  await stage.settled()
  const at = { ...SHOP, issue_number: data.number }
  const rest = (login: string) => stage.as(login).rest.issues
  const then = async (act: () => Promise<unknown>) => {
    await midSecond()
    await act()
    await stage.settled()
  }
  await play({
    say: (login, words) => then(() => rest(login).createComment({ ...at, body: words })),
    label: (login, ...labels) => then(() => rest(login).addLabels({ ...at, labels: [...labels] })),
    unlabel: (login, name) => then(() => rest(login).removeLabel({ ...at, name })),
    assign: (login, ...people) =>
      then(() => rest(login).addAssignees({ ...at, assignees: [...people] })),
    edit: (login, change) => then(() => rest(login).update({ ...at, ...change })),
  })
  return endOf(stage, data.number)
}

/**
 * The emulator stamps a new comment twice. Where a second ends in between, it looks like one that was
 * edited, which is rightly not run.
 */
async function midSecond(): Promise<void> {
  while (Date.now() % 1000 > 900) await wait(10)
}

async function endOf(stage: Stage, issue_number: number): Promise<EndState> {
  const at = { ...SHOP, issue_number }
  const issues = stage.as('ana').rest.issues
  const { data: issue } = await issues.get(at)
  const { data: comments } = await issues.listComments({ ...at, per_page: 100 })
  const names = issue.labels.map((label) => (typeof label === 'string' ? label : label.name))
  const ids = new Map(comments.map(({ id }, index) => [String(id), `{comment ${index + 1}}`]))
  const named = (_: string, before: string, id: string) => `${before}${ids.get(id) ?? id}`
  return {
    state: issue.state,
    reason: issue.state_reason,
    labels: names.map(String).sort(),
    assignees: (issue.assignees ?? []).map(({ login }) => login).sort(),
    comments: comments.map(({ user, body }) => ({
      by: user?.login ?? '',
      text: neutral(body ?? '').replace(/(#issuecomment-|:v1 reply )(\d+)/g, named),
    })),
  }
}

/** What differs wherever and whenever it is written: addresses, ids, signatures and the time of day. */
function neutral(body: string): string {
  return body
    .replace(/^(<!-- sitrep:v1 \w+ \S+) \S+ \S+ -->/, '$1 -->')
    .replace(/<!-- sitrep:journal \S+ -->/, '')
    .replace(/https?:\/\/[\w.]+:\d+/g, '')
    .replace(/(?<=\/acme\/shop\/(?:issues|pull)\/|pull request )\d+/gi, '{n}')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, '{time}')
    .replace(/\b\d\d:\d\d\b/g, '{clock}')
    .replace(/(?:\d+ h )?\d+ min\b/g, '{span}')
}
