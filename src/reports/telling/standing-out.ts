import { capital } from '../../domain/capital.ts'
import { belonging, isOpen } from '../../metrics/belonging.ts'
import { ENOUGH } from '../../metrics/statistics/enough.ts'
import { figuresTold, measuredAs, namedFigures } from '../named-figure.ts'
import type { Figure, Report } from '../report.ts'
import { lengthWords } from '../words/length.ts'
import { listed, numberWords, smallWords } from '../words/number.ts'
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
  const parts = [false, true].flatMap((good) => {
    const changed = figures.filter((figure) => improved(figure) === good)
    return (['up', 'down'] as const).flatMap((kind) => {
      const names = changed.filter(({ trend }) => trend?.kind === kind).map(nameOf)
      return names.length === 0 ? [] : [`${listed(names)} became ${BECAME[kind]}`]
    })
  })
  return parts.length === 0 ? null : `${capital(parts.join('; '))}.`
}

const BECAME = { up: 'longer', down: 'shorter' } as const

const nameOf = ({ metric }: Figure): string => titleInside(metric.title)

function comingBack({ figures, material, scope }: Report): string | null {
  const back = measuredAs(figures, 'recurrence', 'share')?.measured.yes.length ?? 0
  const all = belonging(material.incidents, scope.period).length
  if (back === 0 || all === 0) return null
  const words = back === 1 ? 'One incident was' : `${capital(smallWords(back))} incidents were`
  return `${words} of a kind that had happened before: same service, same cause.`
}

function little(report: Report): string {
  const checked = report.figures.filter(({ met }) => met !== null).length
  const { length } = belonging(report.material.incidents, report.scope.period).filter(
    (one) => !isOpen(one),
  )
  const lately = trailingWords(report, length)
  if (length === 0 && lately === null)
    return 'There is nothing to measure: no incident was resolved in the last 90 days either.'
  const parts = [keptWords(checked), enoughWords(length), lately].filter((part) => part !== null)
  return `${capital(parts.join('; '))}.`
}

function keptWords(checked: number): string | null {
  if (checked === 0) return null
  return checked === 1
    ? 'the one target that could be checked was met'
    : `all ${smallWords(checked)} targets that could be checked were met`
}

function enoughWords(length: number): string | null {
  if (length === 0) return null
  if (length >= ENOUGH) return 'nothing changed clearly'
  const are = length === 1 ? 'resolved incident is' : 'resolved incidents are'
  return `${smallWords(length)} ${are} too little to tell more`
}

/** Where the days hold no more than the period, it is not said twice. */
function trailingWords({ figures }: Report, length: number): string | null {
  const [resolve] = namedFigures(figures, ['time-to-resolve'])
  const { median = null, n = 0 } = resolve?.trailingSummary ?? {}
  if (median === null) return null
  const took = lengthWords(median)
  if (n === length) return n === 1 ? `it took ${took}` : `the median time to resolve was ${took}`
  if (n === 1) return `in the last 90 days one incident was resolved, after ${took}`
  return `over the last 90 days the median time to resolve was ${took} (n = ${numberWords(n)})`
}
