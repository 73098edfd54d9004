import type { Figure } from '../report.ts'
import { lengthBeside, lengthWords } from './length.ts'
import { numberWords, percentWords } from './number.ts'
import { amountWords, inPeriod } from './value.ts'

/** What was promised, in the unit of its figure. */
export function targetWords({ measured, target }: Figure): string {
  if (target === null) return ''
  if (measured.kind === 'durations') return lengthWords(target)
  if (measured.kind === 'share') return percentWords(target)
  return measured.kind === 'amount' ? amountWords(target, measured.unit) : numberWords(target)
}

/** Below the name of a figure. */
export const promisedCell = (figure: Figure): readonly string[] =>
  figure.target === null ? [] : [`target ${targetWords(figure)}`]

/** Below the figure itself: a sign that needs no colour, and a word that needs no sign. */
export const keptCell = ({ met }: Figure): readonly string[] => {
  if (met === null) return []
  return met ? ['✓ met'] : ['✗ **missed**']
}

/** On a line of its own; empty where nothing is promised. */
export function targetLine(figure: Figure): string {
  if (figure.target === null) return ''
  return [`Target ${targetWords(figure)}`, ...keptCell(figure)].join(': ')
}

/** `time to acknowledge (22 min, 15 min promised)`. */
export function missedWords(figure: Figure): string {
  const { metric, measured, summary, target } = figure
  const name = titleInside(metric.title)
  const median = measured.kind === 'durations' ? (summary?.median ?? null) : null
  if (median === null || target === null)
    return `${name} (${inPeriod(figure).value}, ${targetWords(figure)} promised)`
  const [is, ought] = lengthBeside(median, target)
  return `${name} (${is}, ${ought} promised)`
}

/** A title inside a sentence: `time to detect`, but `SLO budget`. */
export const titleInside = (title: string): string =>
  /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title

/** Figures of which something was promised, and not kept. */
export const missed = (figures: readonly Figure[]): readonly Figure[] =>
  figures.filter(({ met }) => met === false)
