import type { Policy } from '../domain/policy.ts'
import { nearest } from '../markdown/nearest.ts'
import type { Command } from './command.ts'
import { firstWord } from './parts/taken.ts'
import { commandNamed, commandsOf, namedAnywhere, type Place } from './place.ts'

/** Words of bots that many repositories have: never taken for one of ours spelt wrongly. */
const OTHERS = new Set(
  [
    'approve area assign auto-cc backport build cc cherry-pick cherrypick close deploy format',
    'hold kind label lgtm lifecycle lint lock merge milestone ok-to-test override plan preview',
    'priority rebase release remove rerun restart retest retitle rollback run shrug sig size',
    'snooze squash stale sync test title transfer triage unassign unhold uncc unlock apply',
  ]
    .join(' ')
    .split(' '),
)
/** Below this a near miss is more likely another bot's word: `/cc` is not `/ic`. */
const SHORTEST = 4

export type Found =
  | { readonly kind: 'ours'; readonly command: Command; readonly text: string }
  | { readonly kind: 'near'; readonly suggestion: string }
  | { readonly kind: 'foreign' }

const names = (all: readonly Command[]): readonly string[] =>
  all.flatMap(({ name, aliases }) => [name, ...aliases])

/** The word that was meant; people seldom miss the first letter, unless it is swapped or lost. */
function likely(word: string, all: readonly Command[]): string | null {
  const near = nearest(word, names(all))
  if (near === null) return null
  const [first, second] = [word.charAt(0), word.charAt(1)]
  const starts = first === near[0] || second === near[0] || first === near[1]
  return starts ? near : null
}

/**
 * Whose command a word is, read where it was typed. `/sitrep` in front makes any word ours, whatever other bots there
 * are. One of ours that belongs elsewhere is found too, for the refusal that says so.
 */
export function find(
  name: string,
  text: string,
  { policy, place }: { readonly policy: Policy; readonly place: Place },
  all: readonly Command[],
): Found {
  if (name === 'sitrep') return findPrefixed(text, place, all)
  if (policy.foreign.some((word) => word.replace(/^\//, '') === name)) return { kind: 'foreign' }
  const command = commandNamed(name, place, all)
  if (command !== undefined) return { kind: 'ours', command, text }
  if (OTHERS.has(name)) return { kind: 'foreign' }
  const stranger = namedAnywhere(name, all)
  // Words such as `done` say nothing to us where nobody handles anything.
  if (stranger !== undefined && place !== 'neither')
    return { kind: 'ours', command: stranger, text }
  const isMiss = name.length >= SHORTEST && stranger === undefined
  const suggestion = isMiss ? likely(name, commandsOf(place, all)) : null
  return suggestion === null ? { kind: 'foreign' } : { kind: 'near', suggestion }
}

function findPrefixed(text: string, place: Place, all: readonly Command[]): Found {
  const { word: typed, rest } = firstWord(text.replace(/^\//, ''))
  const word = typed === '' ? 'help' : typed.toLowerCase()
  const command = commandNamed(word, place, all) ?? namedAnywhere(word, all)
  if (command !== undefined) return { kind: 'ours', command, text: rest }
  return { kind: 'near', suggestion: `sitrep ${likely(word, commandsOf(place, all)) ?? 'help'}` }
}
