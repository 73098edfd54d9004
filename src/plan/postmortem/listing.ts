import { INDEX_PATH, indexPage } from '../../postmortem/draft/index-page.ts'
import { stated } from '../../postmortem/draft/stated.ts'
import type { Shelf } from './material.ts'
import type { SeenFile } from './seen.ts'

/** The list of all postmortems as it should be. */
export interface Listing {
  readonly path: string
  readonly text: string
  /** The version that it replaces; null where there is none. */
  readonly blob: string | null
}

/** Null where the list is as it should be. None is begun for nothing. `there`: as it stands where it is written. */
export function listing(
  { index, documents }: Shelf,
  there: SeenFile | null = index,
): Listing | null {
  if (there === null && documents.length === 0) return null
  const shelved = documents.map((one) => ({ path: one.path, stated: stated(one.text) }))
  const text = indexPage(shelved, there?.text ?? null)
  if (text === there?.text) return null
  return { path: there?.path ?? index?.path ?? INDEX_PATH, text, blob: there?.blob ?? null }
}

/** What our commits of it say. */
export const listWords = (incident: number): string => `List the postmortem of incident ${incident}`
