import { numberWords } from '../../reports/words/number.ts'
import type { PageProgress } from './asking.ts'

const WHAT: Readonly<Record<PageProgress['list'], string>> = {
  incidents: 'incidents',
  actions: 'action items',
}

/** A page, which is there before anybody asks how far it is. */
const PAGE = 100
/** So many lines for a long reading. */
const LINES = 20

/** Says how far a long reading has come, every so often and at its end. */
export function progress(note: (text: string) => void): (now: PageProgress) => void {
  const told = new Map<string, number>()
  return ({ list, read, of }) => {
    const step = Math.max(PAGE, Math.ceil((of ?? 0) / LINES))
    const key = `${list} ${of === null}`
    const steps = read === of ? Number.POSITIVE_INFINITY : Math.floor(read / step)
    if ((of ?? read) <= PAGE || steps <= (told.get(key) ?? 0)) return
    told.set(key, steps)
    const far = of === null ? 'that changed' : `of ${numberWords(of)}`
    note(`reading ${WHAT[list]}: ${numberWords(read)} ${far}`)
  }
}
