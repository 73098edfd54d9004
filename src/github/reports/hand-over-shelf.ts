import { HAND_OVER_REPORTS, type HandOverShelf } from '../../engine/hand-over.ts'
import { guarded } from '../once.ts'
import { githubShelf, isSaid, type ShelfPlace, say } from './shelf.ts'

/** The reports of a repository, as places on which hand-overs are told. */
export function githubHandOverShelf(place: ShelfPlace): HandOverShelf {
  let readAt = place.now()
  return {
    async reports() {
      const all = await Promise.all(HAND_OVER_REPORTS.map(githubShelf(place).reports))
      return all.flat()
    },
    isTold(report, key) {
      readAt = place.now()
      return isSaid(place, wordOf(report, key))
    },
    tell: (report, key, body) =>
      guarded(place, () => say(place, { ...wordOf(report, key), body, readAt })),
  }
}

const wordOf = (report: number, key: string) => ({
  ...{ report, key },
  intent: `report.${key}.${report}`,
})
