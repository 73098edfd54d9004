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

/** What our commit of the issues' links says, and the pull request that brings it where we may not commit ourselves. */
export const linkWords = (incident: number): string =>
  `Link the action items of incident ${incident}`

/**
 * Whether a commit brings nothing but those links. Where the pull request was squashed its number is behind the words,
 * and whoever has added to it is named.
 */
export function isLinkWords(message: string, incident: number): boolean {
  const [first = ''] = message.split('\n', 1)
  const words = first.trim().replace(/ \(#\d{1,10}\)$/, '')
  return words === linkWords(incident) && !/^co-authored-by:/im.test(message)
}
