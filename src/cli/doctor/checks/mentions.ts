import { TEAM } from '../../../commands/parts/person.ts'
import type { Policy } from '../../../domain/policy.ts'
import { unpackCard } from '../../../github/journal.ts'
import { readMarker } from '../../../github/marker.ts'
import type { Check } from '../check.ts'
import { type Finding, ok, warning } from '../finding.ts'
import type { Patient } from '../patient.ts'

export const mentions: Check = {
  name: 'mentions',
  looksAt: 'names that were to be called, and that GitHub made no mention of',
  troubles: [
    {
      symptom: 'A team was not notified, and the card says so',
      cause: "A workflow's own token cannot mention teams",
      next: 'List its people under `teams:` in `.github/sitrep.yml`, or let the workflow act with the token of an App',
    },
  ],
  async look(patient) {
    if (patient.repository.has_issues === false) return []
    const { policy } = await patient.config()
    const deaf = (await isShared(patient)) ? unlisted(policy) : []
    const missed = await unheard(patient)
    const wrong = [
      ...deaf.map((team) =>
        warning(`${team} is named in the config, and a workflow cannot call it`, LIST),
      ),
      ...[...missed].map(([name, issue]) => told(name, issue)),
    ]
    return wrong.length > 0 ? wrong : [ok('Nobody was named lately whom GitHub did not call')]
  },
}

const LIST = 'List its people under teams: in .github/sitrep.yml'

/** Whether what is written here is written with the token that every workflow has. */
async function isShared({ asApp, apps, workflows }: Patient): Promise<boolean> {
  const [app, action] = [await apps(), await workflows()]
  if (asApp !== null || app.kind === 'hidden' || app.it.length > 0) return false
  return (
    action.kind === 'shown' && action.it.some(({ file }) => file.jobs.some((job) => !job.ownToken))
  )
}

/** Teams of the config whose people it does not list. */
function unlisted({ services, responders, reports, teams }: Policy): readonly string[] {
  const answering = [...responders.services.values(), responders.standard]
  const named = [
    ...services.flatMap(({ people, team }) => (team === null ? people : [...people, team])),
    ...answering.flatMap((one) => one?.teams ?? []),
    ...reports.tell,
  ].map((name) => name.toLowerCase())
  const isUnlisted = (name: string) => (teams.get(name) ?? []).length === 0
  return [...new Set(named)].filter((name) => TEAM.test(`@${name}`) && isUnlisted(name))
}

interface Comment {
  readonly body?: string
  readonly issue_url: string
  readonly user?: { readonly type?: string } | null
}

/** Names out of the cards that were written last, with the issue of the newest. */
async function unheard({
  at,
  github,
  repository: { id },
}: Patient): Promise<ReadonlyMap<string, number>> {
  const { data } = await github.get('GET /repos/{owner}/{repo}/issues/comments', {
    ...{ ...at, sort: 'updated', direction: 'desc', per_page: 100 },
  })
  const found = new Map<string, number>()
  for (const { body = '', issue_url: url, user } of (data ?? []) as readonly Comment[]) {
    if (user?.type !== 'Bot' || readMarker(body)?.kind !== 'card') continue
    const issue = Number(url.slice(url.lastIndexOf('/') + 1))
    const { entries = [] } = unpackCard(body, { repository: id, issue }, [], true) ?? {}
    for (const { key } of entries) if (key.startsWith('u')) found.set(key.slice(1), issue)
  }
  return found
}

function told(name: string, issue: number): Finding {
  const next = name.includes('/')
    ? LIST
    : 'See whether the name is right, and may see this repository'
  return warning(`${name} was to be called on #${issue}, and GitHub made no mention of it`, next)
}
