import type { Survivor, Verdict } from './verdict.ts'

const HEADS = ['target', 'mutants', 'killed', 'survived', 'excused', 'timeout', 'score', 'wanted']
const WIDTHS = [10, 7, 7, 8, 7, 7, 7, 7]

const row = (cells: readonly (string | number)[]): string =>
  cells
    .map((cell, at) =>
      at === 0 ? String(cell).padEnd(WIDTHS[at] ?? 0) : String(cell).padStart(WIDTHS[at] ?? 0),
    )
    .join('  ')

/** One line for each target, its score beside the least that is wanted. */
export function table(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(
    ({ target, mutants, killed, survived, excused, timeout, score, least, reached }) =>
      `${row([target, mutants, killed, survived, excused, timeout, `${score.toFixed(1)} %`, `${least} %`])}  ${reached ? 'reached' : 'not reached'}`,
  )
  return [row(HEADS), ...rows].join('\n')
}

const LONGEST = 160
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

const told = ({ file, line, code, becomes, covered, excuse }: Survivor): string => {
  const ran = covered ? '' : ' (no test runs through it)'
  const why = excuse === null ? '' : `\n    excused: ${excuse.why}`
  return `  ${file}:${line}${ran}\n    - ${cut(code)}\n    + ${cut(becomes)}${why}`
}

/** What no test noticed, with what excuses it, and the excuses that nothing needs. */
export function survivors({ target, survivors: all, idle }: Verdict): string {
  const spare = idle.map(({ file, code }) => `  an excuse that nothing needs: ${file}: ${code}`)
  return [`${target}: ${all.length} unnoticed`, ...all.map(told), ...spare].join('\n')
}
