import type { Octokit } from '@octokit/rest'
import { unpackCard } from '../../src/github/journal.ts'
import { derivedKey } from '../../src/github/keys.ts'
import type { Started } from '../sandbox/support.ts'
import { endState } from './whole-life.ts'

/** Whatever tells when it happened, and on which issue, is masked: the host's clock goes on while we are dead. */
const timeless = (text: string): string =>
  text
    .replaceAll(/\d{4}-\d\d-\d\d/g, 'DAY')
    .replaceAll(/\b\d\d:\d\d\b/g, 'TIME')
    .replaceAll(/\/(issues|pull)\/\d+/g, '/$1/NUMBER')
    .replaceAll(/\bpull request \d+/gi, 'pull request NUMBER')
    .replaceAll(/\b(incident:? |issue |postmortem-|postmortem |DAY-)\d+/g, '$1NUMBER')
    .replaceAll(/under 1 min|\b\d+ min\b/g, 'SPELL')

interface Told {
  readonly issue: { readonly number: number }
  readonly comment: { readonly id: number; readonly user: { readonly type: string } }
}

/** Every pull request that was ever opened for the incident's postmortem, and what it brings. */
async function proposed(octokit: Octokit, number: number) {
  const at = { owner: 'acme', repo: 'shop' }
  const head = `acme:sitrep/postmortem-${number}`
  const { data: pulls } = await octokit.rest.pulls.list({ ...at, head, state: 'all' })
  return Promise.all(
    pulls.map(async ({ number: pull_number, draft, state, title }) => {
      const { data: files } = await octokit.rest.pulls.listFiles({ ...at, pull_number })
      return {
        draft,
        state,
        title: timeless(title),
        files: files.map((file) => timeless(file.filename)),
      }
    }),
  )
}

/**
 * All that people can see of an incident at its end, whenever it came there, and that our journal is whole: what it holds,
 * each thing once. `made` counts all comments that we ever made, also what was taken away again.
 */
export async function timelessEnd({ as, sandbox, seeded }: Started, number: number) {
  const { ours, ...rest } = await endState(as('ana'), number)
  const place = { repository: seeded.repository.id, issue: number }
  const keys = [derivedKey(seeded.app.privateKey)]
  const { data: comments } = await as('ana').rest.issues.listComments({
    owner: 'acme',
    repo: 'shop',
    issue_number: number,
    per_page: 100,
  })
  const cards = comments.flatMap(({ body }) => unpackCard(body ?? '', place, keys, false) ?? [])
  const made = sandbox.state.deliveries
    .filter(({ event, action }) => event === 'issue_comment' && action === 'created')
    .map(({ payload }) => JSON.parse(payload) as Told)
    .filter(({ issue, comment }) => issue.number === number && comment.user.type === 'Bot')
  return {
    ...rest,
    ours: ours.map(timeless),
    pulls: await proposed(as('ana'), number),
    cards: cards.map(({ trust, entries }) => ({
      trust,
      entries: entries.length,
      keys: new Set(entries.map(({ key }) => key)).size,
    })),
    made: new Set(made.map(({ comment }) => comment.id)).size,
  }
}
