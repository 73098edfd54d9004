const PREFIX = 'sitrep/postmortem-'

/** The incident's own branch. Making it is atomic, so that it is the lock of all that follows. */
export const postmortemBranch = (incident: number): string => `${PREFIX}${incident}`

/** The incident that a branch belongs to; null for all other branches. */
export function incidentOfBranch(branch: string): number | null {
  const digits = branch.startsWith(PREFIX) ? branch.slice(PREFIX.length) : ''
  return /^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : null
}

export const FOLDER = 'postmortems/'
export const INDEX_PATH = `${FOLDER}README.md`

/** Whether a path is that of a postmortem: the index beside them is none. */
export const isDocument = (path: string): boolean =>
  path.startsWith(FOLDER) && /\.md$/i.test(path) && !/(?:^|\/)readme\.md$/i.test(path)

const NAMED = /(?:^|\/)\d{4}-\d{2}-\d{2}-([1-9]\d{0,8})-[^/]*\.md$/i

/** The incident that a document's name tells of, as `2026-11-20-42-checkout-fails.md` does; null where it tells of none. */
export function incidentOfPath(path: string): number | null {
  const [, digits] = isDocument(path) ? (NAMED.exec(path) ?? []) : []
  return digits === undefined ? null : Number(digits)
}
