import { FOLDER } from '../../postmortem/draft/path.ts'
import { postmortemBranch } from '../postmortem/branch.ts'

/** The index of all postmortems, which is none itself. */
const INDEX = `${FOLDER}/readme.md`
const MARKDOWN = /\.(?:md|markdown)$/i
const NUMBER = /-([1-9]\d{0,8})$/
const NAMED = /^\d{4}-\d\d-\d\d-([1-9]\d{0,8})-/

/** Whether something at this path is read as a postmortem. */
export const isDocument = (path: string): boolean =>
  path.startsWith(`${FOLDER}/`) && MARKDOWN.test(path) && path.toLowerCase() !== INDEX

/** The incident whose postmortem a branch of this name holds; null where it is another branch. */
export function incidentOfBranch(branch: string): number | null {
  const number = Number(NUMBER.exec(branch)?.[1])
  return postmortemBranch(number) === branch ? number : null
}

/** The incident that a document of this name is about, as we name them; null where it is named otherwise. */
export function incidentOfPath(path: string): number | null {
  const [, number] = NAMED.exec(path.slice(path.lastIndexOf('/') + 1)) ?? []
  return number === undefined ? null : Number(number)
}
