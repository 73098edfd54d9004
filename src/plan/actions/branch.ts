/** The branch that brings the links to an incident's action items where the default branch takes no commits of ours. */
export const actionsBranch = (incident: number): string => `sitrep/actions-${incident}`
