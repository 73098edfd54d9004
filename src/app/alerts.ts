import type { Probot } from 'probot'
import type { Outcome } from '../github/outcome.ts'
import { DONE } from '../github/outcome.ts'
import type { Told } from '../plan/alert/told.ts'
import type { Waiting } from '../store/store.ts'
import type { AlertOptions } from './alert-look.ts'
import { lookAtAlert } from './alert-look.ts'
import { readToldPoke } from './alert-place.ts'
import { tellGathered } from './alert-telling.ts'
import type { AtWork } from './app.ts'
import { repositoryIn } from './incident-pokes.ts'
import { type LookOptions, look } from './look.ts'
import { TOLD } from './place.ts'
import { plainOctokit } from './plain-octokit.ts'

/** What other systems may declare with. All that is kept of it was read at the door, so that nothing is left to do here. */
export function alerts(probot: Probot): void {
  probot.on(['repository_dispatch', 'workflow_run'], () => {})
}

/** An alert came in: its incident is found or opened. */
export async function alertPoked(
  probot: Probot,
  options: AlertOptions,
  delivery: Waiting,
  { lease }: AtWork,
): Promise<Outcome> {
  const octokit = plainOctokit(await probot.auth(delivery.installation))
  return lookAtAlert(options, { lease, delivery, octokit })
}

/** What a look tells at most at once. */
const MOST_TOLD = 200

/** An incident is told of what alerts have said: all that waits for it in one look, and one edit of its card. */
export async function toldPoked(
  probot: Probot,
  options: LookOptions & Pick<AlertOptions, 'told'>,
  delivery: Waiting,
  { lease, behind }: AtWork,
): Promise<Outcome> {
  if (options.told.get(lease)?.has(delivery.id)) return DONE
  const { installation, told: _, ...at } = readToldPoke(delivery.body)
  const octokit = plainOctokit(await probot.auth(installation))
  const waiting = options.store.waiting(lease, MOST_TOLD).filter(({ event }) => event === TOLD)
  const all = [delivery, ...waiting.filter(({ id }) => id !== delivery.id)]
  const told = all.flatMap(({ body }): readonly Told[] => readToldPoke(body).told)
  const asked = { octokit, at, adopt: true, comment: null, looks: 0, routine: false, told }
  const { outcome } = await look(options, { ...asked, delivery: delivery.id, lease, behind })
  if (outcome.kind === 'done') options.told.set(lease, new Set(all.map(({ id }) => id)))
  return outcome
}

/** What has come within a minute of the last word is told in the incident's own lane. */
export async function gatheredPoked(
  options: AlertOptions,
  { id: delivery, body }: Waiting,
  { lease }: AtWork,
): Promise<Outcome> {
  const { owner, repo, issue_number: issue, installation, told } = readToldPoke(body)
  const place = { owner, repo, id: repositoryIn(lease), installation }
  tellGathered(options, delivery, place, { issue, told })
  return DONE
}
