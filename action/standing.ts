import type { Policy } from '../src/domain/policy.ts'
import { noteWords } from '../src/engine/note.ts'
import { client } from '../src/github/client.ts'
import { whoWrites } from '../src/github/writer.ts'
import { type Ended, NOTHING } from './ended.ts'
import type { Session } from './session.ts'

/** How a run ends that leaves the writing to the App, where that is installed; null where it is ours. Throws Failure. */
export async function stoodDown(session: Session, policy: Policy): Promise<Ended | null> {
  const { octokit, at, around, who, writes } = session
  if (!writes) return null
  const standing = await whoWrites(client(octokit, around), at, policy, {
    ...{ hand: 'action', me: await who.me(), cards: [] },
    ...{ now: around.now(), believed: around.believed },
  })
  if (standing.kind === 'us') return null
  const troubles = [noteWords({ kind: 'stands-down', who: standing.who })]
  return { ...NOTHING, reason: 'app-installed', troubles }
}
