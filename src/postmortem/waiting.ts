import type { Document, Section } from '../markdown/document/model.ts'
import { type Placeholder, placeholdersIn } from './placeholders.ts'
import { sectionsOf } from './walk.ts'

/** How many of a document's sections still wait for a person. */
export interface Waiting {
  readonly waiting: number
  readonly sections: number
}

/** Counts the sections of a document, and those of them that are empty or hold something to be filled in. */
export function waitingIn(document: Document): Waiting {
  const placeholders = placeholdersIn(document)
  const sections = mainSections(document)
  const left = sections.filter((section) => isEmpty(section) || holds(section, placeholders))
  return { waiting: left.length, sections: sections.length }
}

/** Whether there is nothing to read in a section, nor in those inside it. */
function isEmpty({ blocks, sections }: Section): boolean {
  const told = blocks.some(({ kind }) => kind !== 'html' && kind !== 'rule')
  return !told && sections.length === 0
}

const holds = ({ line, endLine }: Section, placeholders: readonly Placeholder[]): boolean =>
  placeholders.some((one) => one.line >= line && one.line <= endLine)

/** Those of the highest level that more than one heading has: below a title they are its parts. */
function mainSections({ sections }: Document): readonly Section[] {
  const all = [...sectionsOf(sections)].filter(({ heading }) => heading !== null)
  for (const level of [1, 2, 3, 4, 5, 6, 7]) {
    const same = all.filter(({ heading }) => heading?.level === level)
    if (same.length > 1) return same
  }
  return all
}
