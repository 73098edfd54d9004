import type { Policy } from '../domain/policy.ts'
import { nearest } from '../markdown/nearest.ts'
import type { Command } from './command.ts'

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

const named = (word: string, all: readonly Command[]): Command | undefined =>
  all.find(({ name, aliases }) => name === word || aliases.includes(word))

/** The word that was meant; people seldom miss the first letter, unless it is swapped or lost. */
function likely(word: string, all: readonly Command[]): string | null {
  const near = nearest(word, names(all))
  if (near === null) return null
  const [first, second] = [word.charAt(0), word.charAt(1)]
  const starts = first === near[0] || second === near[0] || first === near[1]
  return starts ? near : null
}

/** Whose command a word is. `/sitrep` in front makes any word ours, whatever other bots there are. */
export function find(name: string, text: string, policy: Policy, all: readonly Command[]): Found {
  if (name === 'sitrep') return findPrefixed(text, all)
  if (policy.foreign.some((word) => word.replace(/^\//, '') === name)) return { kind: 'foreign' }
  const command = named(name, all)
  if (command !== undefined) return { kind: 'ours', command, text }
  if (name.length < SHORTEST || OTHERS.has(name)) return { kind: 'foreign' }
  const suggestion = likely(name, all)
  return suggestion === null ? { kind: 'foreign' } : { kind: 'near', suggestion }
}

function findPrefixed(text: string, all: readonly Command[]): Found {
  const [, typed = '', rest = ''] = /^\s*\/?(\S*)([\s\S]*)$/.exec(text) ?? []
  const word = typed === '' ? 'help' : typed.toLowerCase()
  const command = named(word, all)
  if (command !== undefined) return { kind: 'ours', command, text: rest.trimStart() }
  return { kind: 'near', suggestion: `sitrep ${likely(word, all) ?? 'help'}` }
}
