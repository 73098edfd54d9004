import type { ReviewEffect } from '../plan/review/effect.ts'
import type { SeenCheck } from '../plan/review/request.ts'

const REVIEW = 'review.'

/**
 * The key under which an effect is remembered that GitHub would do twice. That of a check says behind which run it was
 * made, so that somebody may ask for the same one again. Null where doing it twice is seen and mended.
 */
export function pullIntent(effect: ReviewEffect): string | null {
  switch (effect.type) {
    case 'check.create':
      return checkKey(effect.head, effect.check.name, effect.digest, effect.after)
    case 'check.extend':
      return null
    case 'review.create':
      return `${REVIEW}${effect.key}`
    default:
      return effect satisfies never
  }
}

const checkKey = (head: string, name: string, digest: string, after: number): string =>
  ['check', head, name, digest, after].join(' ')

/** The run that was made under this key, among those of the commit; null where none shows it. */
export function checkUnder(key: string, head: string, seen: readonly SeenCheck[]): number | null {
  const after = Number(key.slice(key.lastIndexOf(' ') + 1))
  const made = seen.find(
    ({ id, name, digest }) => id > after && checkKey(head, name, digest ?? '', after) === key,
  )
  return made?.id ?? null
}

export const isReviewKey = (key: string): boolean => key.startsWith(REVIEW)
