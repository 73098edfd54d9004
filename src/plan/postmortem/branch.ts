/** The incident's own branch. Making it is atomic, so that it is the lock of all that follows. */
export const postmortemBranch = (incident: number): string => `sitrep/postmortem-${incident}`
