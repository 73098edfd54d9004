import { commitFiles } from '../../../src/sandbox/actions/commits.ts'
import { mergePull } from '../../../src/sandbox/actions/merge.ts'
import { createPull } from '../../../src/sandbox/actions/pulls.ts'
import { createRef } from '../../../src/sandbox/actions/refs.ts'
import { isPull } from '../../../src/sandbox/find.ts'
import type { Issue } from '../../../src/sandbox/model.ts'
import {
  type ActKind,
  actorOf,
  comes,
  type Doing,
  itemsOf,
  repositoryOf,
  SHOP,
  whereOf,
  worldOf,
} from './act-kind.ts'

type What = 'incident' | 'item'
const PATIENCE_MS = 25 * 60_000

/** Somebody merges a pull request whose words close the incident, or an action item. */
export const fix: ActKind<{ readonly what: What; readonly branch: string }> = {
  meetsOurs: ({ what }) => what === 'incident',
  draw: (roll) => ({ what: roll.pick(['incident', 'item']), branch: `fix-${roll.int(1, 999)}` }),
  async play(doing, { what, branch }) {
    const target = await comes(doing.stage, () => targetOf(doing, what), PATIENCE_MS)
    if (target === null) return
    const repository = repositoryOf(doing.stage, SHOP.repo)
    const by = [worldOf(doing.stage), actorOf(doing), repository] as const
    const { defaultBranch: base } = repository
    createRef(...by, `refs/heads/${branch}`, repository.refs[`refs/heads/${base}`] ?? '')
    commitFiles(...by, { [`${branch}.txt`]: 'pool: 10\n' }, 'Give connections back', branch)
    const body = `Fixes #${target.number}`
    const pull = createPull(...by, { head: branch, base, title: 'Give connections back', body })
    if (isPull(pull)) mergePull(...by, pull, { method: 'squash' })
  },
}

function targetOf(doing: Doing, what: What): Issue | null {
  if (what === 'item') return itemsOf(doing.stage)[0] ?? null
  return whereOf(doing)?.issue ?? null
}
