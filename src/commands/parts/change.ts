import type { Change } from '../../domain/fact.ts'
import type { Part, Scene } from '../command.ts'
import { inline } from '../inline.ts'
import { firstWord, taken, unread } from './taken.ts'

const REFERENCE = /^(?:([\w.-]{1,39}\/[\w.-]{1,100}))?#([1-9]\d{0,8})$/
const ADDRESS =
  /^https?:\/\/[\w.:-]{1,253}\/([\w.-]{1,39}\/[\w.-]{1,100})\/(?:pull\/([1-9]\d{0,8})|commit\/([a-f\d]{7,40}))(?:[/?#]\S*)?$/i
const COMMIT = /^[a-f\d]{7,40}$/i

const commit = (sha: string): Change => ({ kind: 'commit', sha: sha.toLowerCase() })

/** With its repository's full name, as GitHub's log has it too, so that one change has one name. */
const pull = (repository: string | undefined, number: string, scene: Scene): Change => ({
  kind: 'pull',
  repository:
    repository === undefined || repository.toLowerCase() === scene.repository.toLowerCase()
      ? scene.repository
      : repository,
  number: Number(number),
})

/** The change that a word names; null when it names none. */
export function changeOf(word: string, scene: Scene): Change | null {
  const [, repository, number] = REFERENCE.exec(word) ?? []
  if (number !== undefined) return pull(repository, number, scene)
  const [, where, pulled, sha] = ADDRESS.exec(word) ?? []
  if (pulled !== undefined) return pull(where, pulled, scene)
  if (sha !== undefined) return commit(sha)
  return COMMIT.test(word) ? commit(word) : null
}

/** A pull request or a commit. */
export const change: Part<Change> = {
  label: '#pr|commit',
  optional: false,
  accepts: () =>
    'a pull request (`#12`, `owner/name#12` or its address) or a commit (7 to 40 hex digits)',
  sample: () => '#12',
  take(text, scene) {
    const { word, rest } = firstWord(text)
    const found = changeOf(word, scene)
    if (found !== null) return taken(found, rest)
    const detail = `${inline(word)} names no change. Accepted: ${change.accepts(scene)}.`
    return unread('unreadable-link', detail, '#12')
  },
}
