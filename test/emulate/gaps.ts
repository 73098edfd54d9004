import { SHOP, type Stage } from './stage.ts'

/** Something that GitHub does and the emulator does not, or not so. */
interface Gap {
  readonly what: string
  /** Asks one of them; `issue` is one of ana's, with the label `bug`. */
  readonly ask: (stage: Stage, issue: number) => Promise<unknown>
  readonly emulator: unknown
  /** What GitHub documents, and our sandbox therefore does. */
  readonly github: unknown
  /** Requests of our App that the emulator refuses because of it. */
  readonly refuses?: readonly string[]
  /** What our App writes on GitHub, turned into what it writes on the emulator because of it. */
  readonly writes?: (text: string) => string
}

/** Throws what is no answer at all. */
function statusOf(error: unknown): number {
  if (error instanceof Error && 'status' in error) return Number(error.status)
  throw error
}

/** The status that a request ends with, refused or not. */
const status = (request: Promise<{ readonly status: number }>): Promise<number> =>
  request.then((answer) => answer.status, statusOf)

const at = (issue_number: number) => ({ ...SHOP, issue_number })

async function asBot({ asApp, octokit, installationId: installation_id }: Stage) {
  const { data } = await asApp().rest.apps.createInstallationAccessToken({ installation_id })
  return octokit(data.token)
}

const kinds = async (stage: Stage, issue: number) =>
  (await stage.as('ana').rest.issues.listEvents(at(issue))).data.map(({ event }) => event)

const header = (stage: Stage, name: string): boolean =>
  stage.heard.every(({ headers }) => headers[name] !== undefined)

/** Opens a pull request from a branch of its own with one file in it; `again` asks for the same once more. */
async function pull({ as }: Stage, branch: string) {
  const { rest } = as('ana')
  const { data: main } = await rest.git.getRef({ ...SHOP, ref: 'heads/main' })
  await rest.git.createRef({ ...SHOP, ref: `refs/heads/${branch}`, sha: main.object.sha })
  const content = Buffer.from('text').toString('base64')
  const file = { path: `${branch}.md`, message: branch, content, branch }
  await rest.repos.createOrUpdateFileContents({ ...SHOP, ...file })
  const open = () => rest.pulls.create({ ...SHOP, title: branch, head: branch, base: 'main' })
  const { number } = (await open()).data
  return { number, again: open }
}

const MISSING: readonly Gap[] = [
  {
    what: 'no GraphQL',
    ask: async ({ as }) =>
      as('ana')
        .graphql('{ viewer { login } }')
        .then(() => 200, statusOf),
    emulator: 404,
    github: 200,
    refuses: ['POST /graphql'],
  },
  {
    what: 'no reactions',
    ask: ({ as }, issue) =>
      status(as('ana').rest.reactions.createForIssue({ ...at(issue), content: 'eyes' })),
    emulator: 404,
    github: 201,
    refuses: ['POST /repos/{owner}/{repo}/issues/comments/{n}/reactions'],
  },
  {
    what: 'no ETag and so no 304',
    async ask({ as }, issue) {
      const issues = as('ana').rest.issues
      const etag = (await issues.get(at(issue))).headers.etag ?? '"none"'
      return status(issues.get({ ...at(issue), headers: { 'if-none-match': etag } }))
    },
    emulator: 200,
    github: 304,
  },
  {
    what: 'no deployments',
    ask: ({ as }) => status(as('ana').rest.repos.listDeployments(SHOP)),
    emulator: 404,
    github: 200,
    refuses: ['GET /repos/{owner}/{repo}/deployments'],
  },
  {
    what: 'no rules of a branch',
    ask: ({ as }) => status(as('ana').rest.repos.getBranchRules({ ...SHOP, branch: 'main' })),
    emulator: 404,
    github: 200,
    refuses: ['GET /repos/{owner}/{repo}/rules/branches/main'],
  },
  {
    what: 'no log of deliveries',
    ask: ({ asApp }) => status(asApp().rest.apps.listWebhookDeliveries()),
    emulator: 404,
    github: 200,
    refuses: ['GET /app/hook/deliveries'],
  },
  {
    what: 'an installation cannot ask which repositories it reaches',
    ask: async (stage) =>
      status((await asBot(stage)).rest.apps.listReposAccessibleToInstallation()),
    emulator: 404,
    github: 200,
    refuses: ['GET /installation/repositories'],
  },
  {
    what: 'nobody is told of an installation',
    ask: async ({ heard }) => heard.some(({ event }) => event === 'installation'),
    emulator: false,
    github: true,
  },
  {
    what: 'all comments of a repository are taken for an issue called `comments`',
    ask: ({ as }) => status(as('ana').rest.issues.listCommentsForRepo(SHOP)),
    emulator: 404,
    github: 200,
  },
  {
    what: 'nobody can ask whether somebody may be assigned',
    ask: ({ as }) =>
      status(as('ana').rest.issues.checkUserCanBeAssigned({ ...SHOP, assignee: 'ben' })),
    emulator: 404,
    github: 204,
  },
  {
    what: 'no event of a new title',
    async ask(stage, issue) {
      await stage.as('ana').rest.issues.update({ ...at(issue), title: 'Another title' })
      return (await kinds(stage, issue)).includes('renamed')
    },
    emulator: false,
    github: true,
    writes: (text) => text.replace(/^.*Title changed to .*\n/m, ''),
  },
  {
    what: 'an event of a closing does not say its reason',
    async ask({ as }, issue) {
      const { issues } = as('ana').rest
      await issues.update({ ...at(issue), state: 'closed', state_reason: 'not_planned' })
      const { data } = await issues.listEventsForTimeline(at(issue))
      await issues.update({ ...at(issue), state: 'open' })
      const closed = data.find(({ event }) => event === 'closed')
      return (closed as { state_reason?: string } | undefined)?.state_reason
    },
    emulator: undefined,
    github: 'not_planned',
  },
  {
    what: 'a timeline has no comments',
    async ask({ as }, issue) {
      const { issues } = as('ana').rest
      await issues.createComment({ ...at(issue), body: 'Words.' })
      const { data } = await issues.listEventsForTimeline(at(issue))
      return data.some(({ event }) => event === 'commented')
    },
    emulator: false,
    github: true,
  },
  {
    what: 'what an App wrote does not say which App',
    async ask(stage, issue) {
      const { issues } = (await asBot(stage)).rest
      const { data } = await issues.createComment({ ...at(issue), body: 'By an App.' })
      return data.performed_via_github_app?.slug ?? null
    },
    emulator: null,
    github: 'sitrep',
  },
  {
    what: 'answers do not say how much of the hourly limit is used',
    ask: async ({ as }, issue) =>
      'x-ratelimit-used' in (await as('ana').rest.issues.get(at(issue))).headers,
    emulator: false,
    github: true,
  },
  ...(['x-github-hook-id', 'x-hub-signature', 'x-github-hook-installation-target-id'] as const).map(
    (name): Gap => ({
      what: `webhooks come without ${name}`,
      ask: async (stage) => header(stage, name),
      emulator: false,
      github: true,
    }),
  ),
]

const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

const OTHERWISE: readonly Gap[] = [
  {
    what: 'the id of a delivery is the time, which two may share',
    ask: async ({ heard }) =>
      heard.every(({ headers }) => GUID.test(String(headers['x-github-delivery']))),
    emulator: false,
    github: true,
  },
  {
    what: 'a token that nobody gave out is the first user',
    ask: ({ octokit }) => status(octokit('ghp_nobody').rest.repos.get(SHOP)),
    emulator: 200,
    github: 401,
  },
  {
    what: 'an App may sign in for hours',
    ask: ({ asApp }) => status(asApp(7200).rest.apps.getAuthenticated()),
    emulator: 200,
    github: 401,
  },
  {
    what: 'a stranger has no role on a public repository',
    ask: ({ as }) =>
      status(as('ana').rest.repos.getCollaboratorPermissionLevel({ ...SHOP, username: 'eve' })),
    emulator: 404,
    github: 200,
    refuses: ['GET /repos/{owner}/{repo}/collaborators/{login}/permission'],
    writes: (text) => text.replace('you hold the role read', 'you hold no role'),
  },
  {
    what: 'a stranger may label what is public',
    ask: ({ as }, issue) =>
      status(as('eve').rest.issues.addLabels({ ...at(issue), labels: ['bug'] })),
    emulator: 200,
    github: 403,
  },
  {
    what: 'a label is another one in capitals',
    async ask({ as }, issue) {
      const { data } = await as('ana').rest.issues.addLabels({ ...at(issue), labels: ['BUG'] })
      return data.filter(({ name }) => name.toLowerCase() === 'bug').length
    },
    emulator: 2,
    github: 1,
  },
  {
    what: 'a comment may be longer than 65,536 characters',
    ask: ({ as }, issue) =>
      status(as('ana').rest.issues.createComment({ ...at(issue), body: 'x'.repeat(65_537) })),
    emulator: 201,
    github: 422,
  },
  {
    what: 'assigning answers 200',
    ask: ({ as }, issue) =>
      status(as('ana').rest.issues.addAssignees({ ...at(issue), assignees: ['ben'] })),
    emulator: 200,
    github: 201,
  },
  {
    what: 'a pull request is no issue',
    async ask(stage) {
      const { number } = await pull(stage, 'topic-1')
      return status(stage.as('ana').rest.issues.get(at(number)))
    },
    emulator: 404,
    github: 200,
    refuses: ['POST /repos/{owner}/{repo}/issues/{n}/assignees'],
  },
  {
    what: 'a pull request is not among the issues',
    async ask(stage) {
      const { number } = await pull(stage, 'topic-2')
      const { data } = await stage.as('ana').rest.issues.listForRepo({ ...SHOP, per_page: 100 })
      return data.some((one) => one.number === number)
    },
    emulator: false,
    github: true,
  },
  {
    what: 'a branch may have two pull requests',
    ask: async (stage) => status((await pull(stage, 'topic-3')).again()),
    emulator: 201,
    github: 422,
  },
  {
    what: 'times have fractions of a second',
    async ask({ as }, issue) {
      return /\.\d+Z$/.test((await as('ana').rest.issues.get(at(issue))).data.created_at)
    },
    emulator: true,
    github: false,
  },
]

export const GAPS: readonly Gap[] = [...MISSING, ...OTHERWISE]
