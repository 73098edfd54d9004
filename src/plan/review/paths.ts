/** Where postmortems lie. */
const FOLDER = 'postmortems/'
/** The index of them, which is none itself. */
const INDEX = 'postmortems/readme.md'
const MARKDOWN = /\.(?:md|markdown)$/i
const BRANCH = /^sitrep\/postmortem-([1-9]\d{0,8})$/
const NAMED = /^\d{4}-\d\d-\d\d-([1-9]\d{0,8})-/

/** Whether something at this path is read as a postmortem. */
export const isDocument = (path: string): boolean =>
  path.startsWith(FOLDER) && MARKDOWN.test(path) && path.toLowerCase() !== INDEX

/** The incident whose postmortem a branch of this name holds; null where it is another branch. */
export const incidentOfBranch = (branch: string): number | null => {
  const [, number] = BRANCH.exec(branch) ?? []
  return number === undefined ? null : Number(number)
}

/** The incident that a document of this name is about, as we name them; null where it is named otherwise. */
export function incidentOfPath(path: string): number | null {
  const [, number] = NAMED.exec(path.slice(path.lastIndexOf('/') + 1)) ?? []
  return number === undefined ? null : Number(number)
}
