import type { Octokit } from '@octokit/rest'
import { BRIEF_FORM } from './filled-form.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

type As = (login: string) => Octokit
type Act = (as: As, issue_number: number) => Promise<unknown>

const says =
  (login: string, body: string): Act =>
  (as, issue_number) =>
    as(login).rest.issues.createComment({ ...AT, issue_number, body })

/** What people do in the life of one incident: commands, a refusal, a label, talk, a close by hand and a reopening. */
export const LIFE: readonly Act[] = [
  says('ben', '/ack'),
  says('dev', 'I look at the logs.'),
  (as, issue_number) => as('caro').rest.issues.addLabels({ ...AT, issue_number, labels: ['sev1'] }),
  says('ana', '/ic @ben'),
  says('eve', '/sev 4'),
  says('ben', '/update Payments fail for every second customer, next 30m\n/impact users 12000'),
  says('ben', '/mitigatd'),
  says('ben', '/mitigated'),
  says('ana', '/action Add an alert on payment errors @ben'),
  says('ben', '/resolve'),
  says('ana', '/reopen'),
  says('ben', '/resolve'),
  (as, issue_number) => as('ana').rest.issues.update({ ...AT, issue_number, state: 'closed' }),
]

export async function declare(as: As): Promise<number> {
  const { data } = await as('ana').rest.issues.create({
    ...AT,
    title: 'Checkout fails',
    body: `${BRIEF_FORM}Payments time out at the last step.\n`,
  })
  return data.number
}

/** All that people can see of an incident, without ids, which differ when writes come in another order. */
export async function endState(octokit: Octokit, issue_number: number) {
  const { data: issue } = await octokit.rest.issues.get({ ...AT, issue_number })
  const comments = await octokit.paginate(octokit.rest.issues.listComments, {
    ...AT,
    issue_number,
    per_page: 100,
  })
  const ours = comments.filter(({ user }) => user?.type === 'Bot')
  const places = new Map(
    comments
      .filter(({ user }) => user?.type !== 'Bot')
      .map(({ id }, at) => [String(id), `comment ${at}`]),
  )
  const plain = (body: string) =>
    [...places].reduce((text, [id, place]) => text.replaceAll(numbered(id), place), visible(body))
  const reactions = await Promise.all(
    [...places.keys()].map(async (id) => {
      const { data } = await octokit.rest.reactions.listForIssueComment({
        ...AT,
        comment_id: Number(id),
      })
      return data.map(({ content }) => content)
    }),
  )
  return {
    open: issue.state === 'open',
    reason: issue.state_reason,
    labels: issue.labels.map((label) => (typeof label === 'string' ? label : label.name)).sort(),
    assignees: issue.assignees?.map(({ login }) => login).sort(),
    ours: ours.map(({ body }) => plain(body ?? '')).sort(),
    reactions,
  }
}

/** Not as a part of another number, such as one that people have typed. */
const numbered = (id: string): RegExp => new RegExp(`(?<!\\d)${id}(?!\\d)`, 'g')

/** Without marker proofs and packed journals, whose entries show in what the card says, and without our address. */
const visible = (body: string): string =>
  body
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, '')
    .replace(/^<!-- sitrep:v1 (\S+) (\S+) \S+ \S+ -->/, '$1 $2')
    .replace(/<!-- sitrep:journal [^>]* -->/, '')
