/** What our commits to the incident's branch say. */
export const draftWords = (incident: number): string =>
  `Draft the postmortem of incident ${incident}`
export const refreshWords = (incident: number): string =>
  `Bring the postmortem of incident ${incident} up to date`

/**
 * Whether a commit says what ours say. In a workflow our name is that of every workflow, and what another one formats
 * holds what people wrote.
 */
export const isOurWords = (message: string, incident: number): boolean =>
  [draftWords(incident), refreshWords(incident)].includes(message.split('\n', 1)[0]?.trim() ?? '')
