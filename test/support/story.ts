import { Octokit } from '@octokit/rest'
import type { Instant } from '../../src/domain/instant.ts'
import { type Converged, converge, plan } from '../../src/engine/converge.ts'
import type { Octokit as Client } from '../../src/github/client.ts'
import type { Key } from '../../src/github/keys.ts'
import { githubWorld } from '../../src/github/world.ts'
import { createInstallationToken } from '../../src/sandbox/actions/apps.ts'
import { createSandbox } from '../../src/sandbox/sandbox.ts'
import { seed } from '../../src/sandbox/seed.ts'
import { appKeys } from './app-keys.ts'

const KEYS: readonly Key[] = [{ id: 'k1', secret: 'a secret of the tests' }]

export interface StoryOptions {
  readonly private?: boolean
  readonly config?: string
  readonly keys?: readonly Key[]
  readonly startsAt?: string
  /** Refuses who writes faster than GitHub's secondary limits allow. */
  readonly secondary?: boolean
}

const AT = { owner: 'acme', repo: 'shop' } as const

/** The engine and its adapter beside an in-process GitHub, with a clock that moves only when told to. */
export function story(options: StoryOptions = {}) {
  const start = Date.parse(options.startsAt ?? '2026-11-20T14:00:00Z') as Instant
  const sandbox = createSandbox({
    now: () => start,
    origin: 'http://github.test',
    deliver: async () => new Response('ok'),
    secondary: options.secondary ?? false,
  })
  const files = options.config === undefined ? {} : { '.github/sitrep.yml': options.config }
  const seeded = seed(sandbox.world, {
    private: options.private ?? true,
    files,
    app: {
      slug: 'sitrep',
      keyPair: appKeys(),
      permissions: {
        issues: 'write',
        metadata: 'read',
        contents: 'write',
        pull_requests: 'write',
        deployments: 'read',
      },
      events: ['issues', 'issue_comment'],
      webhookUrl: 'http://app.test/hook',
    },
  })
  const octokit = (auth: string | undefined) =>
    new Octokit({
      auth,
      baseUrl: 'http://github.test/api/v3',
      request: { fetch: (url: string, init: RequestInit) => sandbox.fetch(new Request(url, init)) },
      log: { debug() {}, info() {}, warn() {}, error() {} },
    })
  const bot = octokit(
    createInstallationToken(sandbox.world, seeded.installation, undefined, undefined).token,
  )
  const as = (login: string) => octokit(seeded.tokens[login])
  const people = new Map()
  const world = (number: number) =>
    githubWorld(
      bot as unknown as Client,
      { ...AT, issue_number: number },
      {
        now: () => sandbox.world.now(),
        keys: options.keys ?? KEYS,
        people,
        me: async () => 'sitrep[bot]',
      },
    )
  const pass = (ms: number) => sandbox.clock.advance(ms)
  return {
    sandbox,
    seeded,
    as,
    bot,
    /** With another token than those of people and of our App. */
    signedIn: octokit,
    pass,
    world,
    now: () => sandbox.world.now(),
    minutes: (count: number) => pass(count * 60_000),
    look: (number: number): Promise<Converged> => converge(world(number)),
    plan: (number: number): Promise<Converged> => plan(world(number)),
    /** GitHub fails to say which role somebody holds, as often as one look asks for it. */
    hidesRoleOf(login: string) {
      sandbox.faults.queue({
        method: 'GET',
        route: '/repos/{owner}/{repo}/collaborators/{username}/permission',
        where: ({ call }) => call.path.includes(`/${login}/`),
        times: 3,
        before: { status: 500 },
      })
    },
    /** A process that dies after so many effects of what it meant to do. Says how many there were. */
    async dies(number: number, after: number): Promise<number> {
      const one = world(number)
      const { effects, rank } = await plan(one)
      await one.apply(effects.slice(0, after), rank)
      return effects.length
    },
    async configure(text: string) {
      const ana = as('ana').rest.repos
      const path = '.github/sitrep.yml'
      const { data } = await ana.getContent({ ...AT, path }).catch(() => ({ data: {} }))
      const sha = 'sha' in data ? data.sha : undefined
      const content = Buffer.from(text).toString('base64')
      await ana.createOrUpdateFileContents({
        ...AT,
        path,
        message: 'config',
        content,
        ...(sha === undefined ? {} : { sha }),
      })
    },
    async declare(login: string, title: string, body: string, labels: string[] = []) {
      const { data } = await as(login).rest.issues.create({ ...AT, title, body, labels })
      return data.number
    },
    async say(login: string, number: number, body: string) {
      pass(60_000)
      const { data } = await as(login).rest.issues.createComment({
        ...AT,
        issue_number: number,
        body,
      })
      await converge(world(number))
      return data.id
    },
    async issue(number: number) {
      const { data } = await bot.rest.issues.get({ ...AT, issue_number: number })
      return {
        state: data.state,
        reason: data.state_reason,
        labels: data.labels
          .map((label) => (typeof label === 'string' ? label : (label.name ?? '')))
          .sort(),
        assignees: (data.assignees ?? []).map(({ login }) => login),
      }
    },
    async comments(number: number) {
      return bot.paginate(bot.rest.issues.listComments, {
        ...AT,
        issue_number: number,
        per_page: 100,
      })
    },
    /** First pages of cards; more than one only where two runs made one at once. */
    async cards(number: number) {
      const all = await this.comments(number)
      return all.flatMap(({ id, body = '' }) =>
        body.startsWith('<!-- sitrep:v1 card 1 ') ? [{ id, body }] : [],
      )
    },
    async card(number: number): Promise<string> {
      return (await this.cards(number))[0]?.body ?? ''
    },
    async cardComment(number: number) {
      const [card] = await this.cards(number)
      if (card === undefined) throw new Error('there is no card')
      return card
    },
    async replies(number: number): Promise<readonly string[]> {
      const all = await this.comments(number)
      return all.flatMap(({ body }) => (body?.startsWith('<!-- sitrep:v1 reply ') ? [body] : []))
    },
    async reactions(comment: number): Promise<readonly string[]> {
      const { data } = await bot.rest.reactions.listForIssueComment({ ...AT, comment_id: comment })
      return data.map(({ content }) => content)
    },
  }
}

export type Story = ReturnType<typeof story>
