import { compareLink } from '../plan/compare-link.ts'
import { soonest } from '../plan/desire.ts'
import { draftTitle } from '../plan/postmortem/draft-title.ts'
import { repositoryHome } from '../plan/repository-home.ts'
import type { Converged } from './converge.ts'
import type { Creations } from './creations.ts'
import type { Note } from './note.ts'
import type { Applied, World } from './world.ts'

/** What a person has to open shows on the card, so that another round follows. */
export const isPullRefused = (one: Applied): boolean =>
  one.result === 'failed' &&
  one.effect.type === 'pull.open' &&
  (one.refusal === 'permission' || one.refusal === 'pulls-box')

/** What a round was not let open. Which permission a token lacks is told by whoever gave it. */
export function refusedPulls({ seen, applied }: Converged): readonly Note[] {
  const home = repositoryHome(seen?.issue.url ?? '')
  return applied.flatMap((one): readonly Note[] => {
    const { effect } = one
    if (effect.type !== 'pull.open' || one.result !== 'failed') return []
    if (one.refusal !== 'pulls-box') return []
    const { base, branch, body, ready } = effect
    const title = ready ? effect.title : draftTitle(effect.title)
    const brief = `What ${branch} brings.`
    return [
      { kind: 'pull-refused', compare: compareLink({ home, base, branch, title, body, brief }) },
    ]
  })
}

/** Asks who writes here, where something is to be written. */
export async function standDown(
  { writes }: World,
  { seen, policy, effects }: Converged,
  creations: Creations,
): Promise<void> {
  if (writes === undefined || seen === null || policy === null || effects.length === 0) return
  if (creations.note !== null || creations.isOurs) return
  const standing = await writes(policy, seen)
  if (standing.kind === 'us') creations.isOurs = true
  else creations.note = { kind: 'stands-down', who: standing.who }
}

/** Whoever waits for another run looks again when that may be taken for dead. */
export function withNote(done: Converged, { note }: Creations): Converged {
  if (note === null) return done
  const wakeAt = note.kind === 'claimed' ? soonest([done.wakeAt, note.until]) : done.wakeAt
  return { ...done, wakeAt, notes: [...done.notes, note] }
}
