import type { MergedPull } from '../../domain/fact.ts'
import type { Part, Proof, Scene } from '../command.ts'
import { inline } from '../inline.ts'
import { firstWord, taken, unread } from './taken.ts'

/** What people write in front of one. */
const LEAD = /^\s*(?:(?:in|by|with|via|see|pr|pull request)\s+){1,3}(?=\S)/i
const NUMBER = /^#([1-9]\d{0,8})$/
const ADDRESS =
  /^<?(?:https?:\/\/[\w.:-]{1,253}\/)?([\w.-]{1,39}\/[\w.-]{1,100})(?:#|\/pull\/)([1-9]\d{0,8})(?:[/?#][^\s<>]*)?>?$/i

/** Number of the pull request of this repository that a word names; null for any other word. */
export function pullOf(word: string, { repository }: Pick<Scene, 'repository'>): number | null {
  const [, number] = NUMBER.exec(word) ?? []
  if (number !== undefined) return Number(number)
  const [, where, named] = ADDRESS.exec(word) ?? []
  return where?.toLowerCase() === repository.toLowerCase() ? Number(named) : null
}

const ACCEPTED =
  'a merged pull request of this repository (`#12` or its address), or nothing, which counts as done without proof'

/** The merged pull request that proves it; null where none is named. */
export const proof: Part<MergedPull | null> = {
  label: '#pr',
  optional: true,
  asks: 'proof',
  accepts: () => ACCEPTED,
  sample: ({ proofs }) => `#${proofs.keys().next().value ?? 12}`,
  take(text, scene) {
    const { word, rest } = firstWord(text.replace(LEAD, ''))
    if (word === '') return taken(null, '')
    const number = pullOf(word, scene)
    if (number === null) return strange(word)
    const held = scene.proofs.get(number) ?? null
    if (held === null) return missing(number)
    return held.state === 'merged' ? taken({ repository: null, number }, rest) : unmerged(held)
  },
}

function strange(word: string) {
  if (/^[1-9]\d{0,8}$/.test(word)) {
    const detail = `${inline(word)} could be anything. Accepted: ${ACCEPTED}.`
    return unread('unreadable-link', detail, `#${word}`)
  }
  const elsewhere = ADDRESS.test(word)
    ? ' is of another repository, where nobody here can see whether it was merged'
    : ' names no pull request'
  return unread('unreadable-link', `${inline(word)}${elsewhere}. Accepted: ${ACCEPTED}.`, '')
}

function missing(number: number) {
  const detail = `This repository has no pull request ${inline(`#${number}`)}. Accepted: ${ACCEPTED}.`
  return unread('no-proof', detail, '')
}

function unmerged({ number, state }: Proof) {
  const named = inline(`#${number}`)
  if (state === 'open') {
    const detail = `${named} is not merged yet, so it proves nothing yet. Type the same line once it is; where its description says that it closes this issue, merging it is enough.`
    return unread('no-proof', detail, `#${number}`)
  }
  const detail = `${named} was closed without being merged, so it proves nothing. Without a pull request the item counts as done, but not as verified.`
  return unread('no-proof', detail, '')
}
