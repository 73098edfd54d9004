import { belonging } from '../../metrics/belonging.ts'
import { figuresTold, measuredAs, namedFigures } from '../named-figure.ts'
import type { Figure, Report } from '../report.ts'
import { lengthWords } from '../words/length.ts'
import { capital, count, listed, numberWords, smallWords } from '../words/number.ts'
import { missed, missedWords, titleInside } from '../words/target.ts'
import { improved } from '../words/trend.ts'

const MOST = 3

/** What a reader should not miss, in a sentence of Markdown; where little can be said, that. */
export function standingOut(report: Report): string {
  return (
    missedTargets(figuresTold(report)) ??
    clearChanges(figuresTold(report)) ??
    comingBack(report) ??
    little(report)
  )
}

/** Null where none was missed. */
export function missedTargets(figures: readonly Figure[]): string | null {
  const all = missed(figures)
  if (all.length === 0) return null
  const shown = all.length > MOST + 1 ? all.slice(0, MOST) : all
  const left = all.length - shown.length
  const named = [...shown.map(missedWords), ...(left > 0 ? [`${left} more`] : [])]
  const first =
    all.length === 1 ? 'One target was' : `${capital(smallWords(all.length))} targets were`
  return `${first} missed: ${listed(named)}.`
}

/** The worse first: whoever reads one sentence should not read the good news alone. */
function clearChanges(figures: readonly Figure[]): string | null {
  const [worse, better] = [false, true].map((good) =>
    figures.filter((figure) => improved(figure) === good).map(changeWords),
  )
  const words = [...(worse ?? []), ...(better ?? [])]
  if (words.length === 0) return null
  const more = words.length > MOST ? [`${words.length - MOST} more changed`] : []
  return `${capital(listed([...words.slice(0, MOST), ...more]))}.`
}

function changeWords({ metric, trend, measured }: Figure): string {
  const [up, down] = measured.kind === 'durations' ? ['longer', 'shorter'] : ['higher', 'lower']
  return `${titleInside(metric.title)} became ${trend?.kind === 'up' ? up : down}`
}

function comingBack({ figures, material, scope }: Report): string | null {
  const back = measuredAs(figures, 'recurrence', 'share')?.measured.yes.length ?? 0
  const all = belonging(material.incidents, scope.period).length
  if (back === 0 || all === 0) return null
  const words = back === 1 ? '1 incident was' : `${numberWords(back)} incidents were`
  return `${words} of a kind that had happened before: same service, same cause.`
}

function little(report: Report): string {
  const { figures, material, scope } = report
  const checked = figures.filter(({ met }) => met !== null).length
  const kept = checked === 0 ? '' : `${keptWords(checked)}; `
  const { length } = belonging(material.incidents, scope.period)
  const lately = trailingWords(figures)
  if (length === 0 && lately === null)
    return 'There is nothing to measure: no incident was resolved in the last 90 days either.'
  if (length === 0) return `${capital(`${kept}${lately}`)}.`
  const few = `${kept}${resolvedWords(length)} too little to tell more`
  return `${capital(few)}${lately === null ? '' : `; ${lately}`}.`
}

const keptWords = (checked: number): string =>
  checked === 1
    ? 'the one target that could be checked was met'
    : `all ${checked} targets that could be checked were met`

const resolvedWords = (length: number): string =>
  `${count(length, 'resolved incident')} ${length === 1 ? 'is' : 'are'}`

function trailingWords(figures: readonly Figure[]): string | null {
  const [resolve] = namedFigures(figures, ['time-to-resolve'])
  const median = resolve?.trailingSummary?.median ?? null
  if (median === null || resolve?.trailingSummary === null || resolve === undefined) return null
  const { n } = resolve.trailingSummary
  return n === 1
    ? `in the last 90 days 1 incident was resolved, after ${lengthWords(median)}`
    : `over the last 90 days the median time to resolve was ${lengthWords(median)} (n = ${numberWords(n)})`
}
