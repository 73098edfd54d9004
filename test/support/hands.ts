import { type Converged, converge, plan } from '../../src/engine/converge.ts'
import { githubClaims } from '../../src/github/claims.ts'
import type { Octokit } from '../../src/github/client.ts'
import type { Key } from '../../src/github/keys.ts'
import { SHARED_LOGIN } from '../../src/github/whose.ts'
import { githubWorld } from '../../src/github/world.ts'
import { jobToken } from '../../src/sandbox/actions/jobs.ts'
import { type StoryOptions, story } from './story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const KEYS: readonly Key[] = [{ id: 'k1', secret: 'a secret of the tests' }]

const JOB = {
  contents: 'write',
  issues: 'write',
  checks: 'write',
  'pull-requests': 'write',
} as const

export interface HandsOptions extends StoryOptions {
  /** Those of the Action; those of the App where left out. */
  readonly jobKeys?: readonly Key[]
  readonly permissions?: Parameters<typeof jobToken>[2]
}

/** A story in which a workflow's job, with the token of the repository, writes beside the App or in its place. */
export function hands(options: HandsOptions = {}) {
  const it = story(options)
  const { token } = jobToken(it.sandbox.world, it.seeded.repository, options.permissions ?? JOB)
  const job = it.signedIn(token)
  const octokit = job as unknown as Octokit
  const keys = options.jobKeys ?? options.keys ?? KEYS
  const jobWorld = (number: number) =>
    githubWorld(
      octokit,
      { ...AT, issue_number: number },
      {
        ...{ now: it.now, keys, people: new Map(), me: async () => SHARED_LOGIN },
        claims: githubClaims(octokit, AT, { now: it.now, run: 'a run of the tests' }),
      },
    )
  return {
    ...it,
    job,
    jobWorld,
    /** The Action looks. */
    acts: (number: number): Promise<Converged> => converge(jobWorld(number)),
    foresees: (number: number): Promise<Converged> => plan(jobWorld(number)),
    /** Somebody says something, and nobody has looked yet. */
    async says(login: string, number: number, body: string) {
      it.pass(60_000)
      const { data } = await it.as(login).rest.issues.createComment({
        ...AT,
        issue_number: number,
        body,
      })
      return data.id
    },
    /** First pages of cards that people see, with who wrote them. */
    async living(number: number) {
      const folded = new Map(
        (it.seeded.repository.issues[number]?.comments ?? []).map((one) => [
          one.id,
          one.minimizedReason,
        ]),
      )
      const all = await it.comments(number)
      return all
        .filter(({ id, body = '' }) => isCard(body) && folded.get(id) === null)
        .map(({ id, body = '', user }) => ({ id, body, by: user?.login ?? '' }))
    },
  }
}

const isCard = (body: string): boolean => body.startsWith('<!-- sitrep:v1 card 1 ')
