import type { Command } from '../../src/commands/command.ts'
import { readConfig } from '../../src/config/read.ts'
import { answers } from '../../src/plan/answers.ts'
import { ask, asking } from '../../src/plan/ask.ts'
import { heardAsItem, isActionItem, itemSince } from '../../src/plan/item/is-item.ts'
import { replayItem } from '../../src/plan/item/replay-item.ts'
import { relevant } from '../../src/plan/relevant/issues.ts'
import { type Replayed, replay } from '../../src/plan/replay.ts'
import type { Asked, Setup } from '../../src/plan/setup.ts'
import type { Snapshot } from '../../src/plan/snapshot.ts'
import { speeches } from '../../src/plan/speeches.ts'
import type { Expected, Verdict } from './rules.ts'
import { ID, NOW } from './scene.ts'
import type { Surface } from './surfaces.ts'

/** What came of a command, and what it did to the incident or action item. */
export interface Judged extends Expected {
  readonly facts: number
  readonly reactions: number
}

export function setupOf(text: string): Setup {
  const { policy, problems } = readConfig([{ source: '.github/sitrep.yml', text }])
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  return { policy, problems }
}

/** People whom the examples name; GitHub knows them. */
const OTHERS: Asked = new Map([['ana', { login: 'ana', permission: 'write' }]])
const PROOFS = new Map([[12, { number: 12, state: 'merged' } as const]])

/** What is asked about is answered, and nothing else. */
function answered(logins: readonly string[], who: Asked): Asked {
  const all = new Map([...OTHERS, ...who])
  return new Map(logins.map((login) => [login, all.get(login) ?? null]))
}

function replayed(seen: Snapshot, setup: Setup, who: Asked): { told: Replayed; asked: Asked } {
  if (!isActionItem(seen, setup.policy)) {
    const asked = answered(ask(seen, setup.policy, NOW), who)
    return { told: replay(seen, setup, asked, NOW), asked }
  }
  const own = heardAsItem(seen)
  const texts = speeches(own, setup.policy, NOW, itemSince(own))
  const asked = answered(asking(own, setup.policy, texts, 'action').logins, who)
  return {
    told: replayItem({ seen: own, setup, asked, proofs: PROOFS, now: NOW, found: [] }),
    asked,
  }
}

/** The command through our own replay, as any look would make it. */
export function judge(seen: Snapshot, setup: Setup, who: Asked, { kind }: Surface): Judged {
  if (kind === 'pull comment' || kind === 'review comment') return onPull(kind)
  const { told, asked } = replayed(seen, setup, who)
  const key = kind === 'body' ? 'b.' : `c${ID}.`
  const own = told.entries.filter((entry) => entry.key.startsWith(key))
  const { replies, reactions } = answers(seen, told, setup, asked, PROOFS)
  const unsure = [...asked.values()].includes('unknown')
  return {
    verdict: verdictOf(own, unsure),
    words: replies.length > 0,
    facts: own.flatMap(({ facts = [] }) => facts).length,
    reactions: reactions.length,
  }
}

function verdictOf(own: Replayed['entries'], unsure: boolean): Verdict {
  const [first] = own
  if (first === undefined) return unsure ? 'left' : 'ignored'
  return first.outcome === 'accepted' ? 'executed' : 'refused'
}

/** What is said on a pull request does not come in at all. */
function onPull(kind: 'pull comment' | 'review comment'): Judged {
  const payload = {
    action: 'created',
    sender: { login: 'mira' },
    issue: { number: 8, pull_request: {}, labels: [{ name: 'incident' }] },
    comment: { body: '/resolve', user: { login: 'mira' } },
  }
  const event = kind === 'pull comment' ? 'issue_comment' : 'pull_request_review_comment'
  const verdict = relevant(event, payload, null) ? 'executed' : 'ignored'
  return { verdict, words: false, facts: 0, reactions: 0 }
}

/** Which of two commands of one name is meant. */
export const isForItems = ({ during }: Command): boolean => during === 'action'
