import { reaches } from '../../../src/sandbox/git-tree.ts'
import type { Repository } from '../../../src/sandbox/model.ts'
import type { Invariant, Witness } from '../invariant.ts'
import { repositoriesOf } from './ours.ts'

const BRANCH = /^sitrep\/postmortem-\d+$/

export const postmortemKept: Invariant = {
  name: 'I6',
  promise: 'an incident has one postmortem pull request, and no commit of others is ever lost',
  broken: (witness) => [
    ...repositoriesOf(witness).flatMap(twoOpen),
    ...forced(witness),
    ...repositoriesOf(witness).flatMap((repository) => lost(witness, repository)),
  ],
}

function twoOpen({ name, issues }: Repository): readonly string[] {
  const open = Object.values(issues).filter(({ pull, state }) => pull !== null && state === 'open')
  const byHead = Map.groupBy(open, ({ pull }) => pull?.headRef ?? '')
  return [...byHead].flatMap(([head, pulls]) =>
    BRANCH.test(head) && pulls.length > 1 ? [`${name}: ${pulls.length} open for ${head}`] : [],
  )
}

interface Push {
  readonly ref: string
  readonly before: string
  readonly after: string
  readonly forced: boolean
}

const NONE = /^0+$/
const pushOf = (payload: object): Push => payload as Push

/** Pushes of ours that were forced, and requests of ours that asked for it. */
function forced(witness: Witness): readonly string[] {
  const { it, history } = witness
  const pushed = it.log
    .filter(({ event, bot, payload }) => event === 'push' && bot && pushOf(payload).forced)
    .map(({ payload }) => `${pushOf(payload).ref} was pushed by force`)
  const asked = history
    .filter(({ path, body }) => path.includes('/git/refs') && /"force"\s*:\s*true/.test(body ?? ''))
    .map(({ path }) => `${path} was asked to move by force`)
  return [...pushed, ...asked]
}

/** What people pushed to a branch is in it still, or was merged, unless people took it away. */
function lost(witness: Witness, repository: Repository): readonly string[] {
  const { git, refs, defaultBranch, name } = repository
  const main = refs[`refs/heads/${defaultBranch}`] ?? ''
  const pushes = witness.it.log
    .filter(({ event, repository: where }) => event === 'push' && where?.endsWith(`/${name}`))
    .map(({ payload, bot }) => ({ ...pushOf(payload), bot }))
  return pushes.flatMap(({ ref, after, bot }, place) => {
    if (bot || NONE.test(after)) return []
    const later = pushes.slice(place + 1).filter((one) => one.ref === ref)
    const undone = later.some((one) => !one.bot && (one.forced || NONE.test(one.after)))
    const tip = refs[ref] ?? ''
    const held = [tip, main].some((sha) => sha !== '' && reaches(git, sha, after))
    return undone || held ? [] : [`${name}: the commit ${after.slice(0, 7)} of ${ref} is lost`]
  })
}
