import type { Context, Probot } from 'probot'
import type { Pace } from '../engine/pace.ts'
import { setup } from '../engine/setup.ts'
import type { Key } from '../github/keys.ts'
import { DONE } from '../github/outcome.ts'
import { setupsLeft, setupWorld } from '../github/setup-world.ts'
import type { OfferedFile } from '../plan/onboarding.ts'
import { type AtWork, answered } from './app.ts'
import { plainOctokit } from './plain-octokit.ts'

export interface OnboardingOptions {
  readonly keys: readonly Key[]
  /** What the pull request offers. Read when it is needed, so that starting reads nothing. */
  readonly files: () => readonly OfferedFile[]
  readonly atWork: ReadonlyMap<string, AtWork>
  readonly readOnly: boolean
  readonly paceOf: (installation: number) => Pace
}

type Installed = Context<'installation.created' | 'installation_repositories.added'>

/**
 * Installing the App writes nothing, but where somebody picked a repository by hand, it is offered form and
 * config in a pull request: at most three of them an installation. Labels come with the first incident.
 */
export function onboarding(probot: Probot, options: OnboardingOptions): void {
  if (options.readOnly) return
  probot.on(['installation.created', 'installation_repositories.added'], (context) =>
    answered(context, options, async ({ lease }) => {
      await offer(context, options, options.paceOf(lease.installation))
      return DONE
    }),
  )
}

async function offer(
  context: Installed,
  { keys, files }: OnboardingOptions,
  pace: Pace,
): Promise<void> {
  const picked = pickedIn(context.payload)
  if (picked.length === 0) return
  const octokit = plainOctokit(context.octokit)
  let left = await setupsLeft(octokit, { pace })
  for (const name of picked) {
    if (left === 0) return
    const [owner = '', repo = ''] = name.split('/')
    const world = setupWorld(octokit, { owner, repo }, keys, { pace })
    const made = await setup(world, { files: files(), labels: false })
    const proposal = made?.proposal.kind ?? 'missing'
    context.log.info({ repository: name, proposal }, 'looked whether to offer form and config')
    if (proposal === 'opened') left -= 1
  }
}

/** `owner/name` of each repository that was chosen one by one; none where all of an account's were taken, or nothing is said. */
function pickedIn(payload: Installed['payload']): readonly string[] {
  const { installation } = payload as Partial<typeof payload>
  if (installation?.repository_selection !== 'selected') return []
  const picked = 'repositories_added' in payload ? payload.repositories_added : payload.repositories
  return (picked ?? []).flatMap(({ full_name: name }: { full_name?: string }) => name ?? [])
}
