import type { ProblemCode } from '../../domain/problem.ts'
import { nearest } from '../../markdown/nearest.ts'
import type { Part, Scene } from '../command.ts'
import { inline } from '../inline.ts'
import { either, firstWord, taken, unread } from './taken.ts'

/** Something that is called by a word out of a list that the team or we have made. */
export interface Vocabulary<T> {
  readonly label: string
  readonly code: ProblemCode
  /** What a refusal calls it: `severity`. */
  readonly noun: string
  readonly names: (scene: Scene) => readonly string[]
  /** Words that are taken as well, for finding the nearest. */
  readonly aliases?: (scene: Scene) => readonly string[]
  /** False where the first of the list must not be proposed to somebody who meant another. */
  readonly guess?: false
  readonly find: (word: string, scene: Scene) => T | null
}

/** One word out of a vocabulary; anything else is refused with the nearest that would do. */
export function vocabulary<T>(words: Vocabulary<T>): Part<T> {
  const accepts = (scene: Scene) => either(words.names(scene))
  return {
    label: words.label,
    optional: false,
    accepts,
    sample: (scene) => words.names(scene)[0] ?? '',
    take(text, scene) {
      const { word, rest } = firstWord(text)
      const found = words.find(word, scene)
      if (found !== null) return taken(found, rest)
      const known = [...words.names(scene), ...(words.aliases?.(scene) ?? [])]
      const fix =
        nearest(word, known) ?? (words.guess === false ? null : (words.names(scene)[0] ?? null))
      const detail = `${inline(word)} is no ${words.noun} here. Accepted: ${accepts(scene)}.`
      return unread(words.code, detail, fix)
    },
  }
}

/** One of a few fixed words. `also` maps other words that mean the same. */
export function choice<T extends string>(
  label: string,
  values: readonly T[],
  also: Readonly<Record<string, NoInfer<T>>> = {},
): Part<T> {
  return vocabulary({
    label,
    code: 'unknown-choice',
    noun: 'choice',
    names: () => values,
    aliases: () => Object.keys(also),
    find(word) {
      const asked = word.toLowerCase()
      const other = Object.hasOwn(also, asked) ? also[asked] : undefined
      return values.find((value) => value === asked) ?? other ?? null
    },
  })
}
