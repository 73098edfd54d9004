import type { Invariant } from '../invariant.ts'
import { issuesOf, ourTexts, placeOf, repeated } from './ours.ts'

export const oneIncidentAKey: Invariant = {
  name: 'I1',
  promise: 'of each incident there is one issue, and of each alert one open incident',
  broken: (witness) => {
    const opened = ourTexts(witness).filter(
      ({ comment, issue, mark }) =>
        comment === null && issue.state === 'open' && mark?.kind === 'incident',
    )
    const alerts = opened.map(({ repository, mark }) => {
      const [hash] = mark?.key.split('.') ?? []
      return `${repository.name}: open incidents of alert ${hash}`
    })
    const episodes = ourTexts(witness)
      .filter(({ comment, mark }) => comment === null && mark?.kind === 'incident')
      .filter(({ issue }) => issue.stateReason !== 'duplicate')
      .map(({ repository, mark }) => `${repository.name}: incidents with the marker ${mark?.key}`)
    const cards = ourTexts(witness)
      .filter(({ mark }) => mark?.kind === 'card')
      .map((text) => `${placeOf(text)}: cards of page ${text.mark?.key}`)
    const numbers = issuesOf(witness).map(([{ name }, { number }]) => `${name}#${number}`)
    return [alerts, episodes, cards, numbers].flatMap(repeated)
  },
}
