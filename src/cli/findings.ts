import { WEIGHTS } from '../domain/weight.ts'
import { lineStarts } from '../markdown/document/lines.ts'
import type { Finding } from '../postmortem/finding.ts'
import { hanging } from './wrap.ts'

/** A file as it was typed, and what was found in it. */
export interface Found {
  readonly file: string
  readonly text: string
  readonly findings: readonly Finding[]
}

/** What was found in a file, each with its lines, then how many of each weight. */
export function findingsWords({ file, text, findings }: Found): string {
  const name = file === '-' ? 'standard input' : file
  const lines = { text, starts: lineStarts(text) }
  return [...findings.map((one) => `${finding(name, lines, one)}\n`), count(name, findings)].join(
    '\n',
  )
}

interface Lines {
  readonly text: string
  readonly starts: readonly number[]
}

function finding(name: string, lines: Lines, found: Finding): string {
  const { code, severity, line, message, suggestion } = found
  return [
    `${name}:${line} ${severity} ${code}`,
    ...excerpt(lines, found),
    ...message.split('\n').map((part) => hanging('  ', part)),
    ...(suggestion === null ? [] : suggested(suggestion)),
  ].join('\n')
}

/** Lines of one finding that are shown; of more, the first ones and how many follow. */
const MOST_LINES = 5
const WIDEST = 100

/** The lines that are meant, marked, between their neighbours. */
function excerpt(lines: Lines, { line, endLine }: Finding): readonly string[] {
  const last = Math.min(endLine, line + MOST_LINES - 1)
  const after = last < endLine ? [] : [endLine + 1]
  const width = String(endLine + 1).length
  const numbers = Array.from({ length: last - line + 1 }, (_, at) => line + at)
  const rows = [line - 1, ...numbers, ...after]
    .filter((number) => number >= 1 && number <= lines.starts.length)
    .filter((number) => numbers.includes(number) || lineOf(lines, number) !== '')
    .map((number) => {
      const mark = numbers.includes(number) ? '>' : ' '
      return `${mark} ${String(number).padStart(width)} | ${lineOf(lines, number)}`.trimEnd()
    })
  const more = endLine - last
  return more === 0
    ? rows
    : [...rows, `> ${' '.repeat(width)} | and ${more} more, to line ${endLine}`]
}

function lineOf({ text, starts }: Lines, number: number): string {
  const raw = text.slice(starts[number - 1] ?? text.length, starts[number])
  const line = raw.trimEnd().replaceAll('\t', '  ')
  return line.length > WIDEST ? `${line.slice(0, WIDEST - 1)}…` : line
}

function suggested({ line, endLine, text }: NonNullable<Finding['suggestion']>): readonly string[] {
  const where = line === endLine ? `line ${line}` : `lines ${line} to ${endLine}`
  if (text === '') return [`  Suggestion: take ${where} out`]
  return [`  Suggestion for ${where}:`, ...text.split('\n').map((part) => `  + ${part}`.trimEnd())]
}

function count(name: string, findings: readonly Finding[]): string {
  const parts = WEIGHTS.flatMap((weight) => {
    const number = findings.filter(({ severity }) => severity === weight).length
    return number === 0 ? [] : [`${number} ${weight}${number === 1 ? '' : 's'}`]
  })
  return `${name}: ${parts.length === 0 ? 'nothing found' : parts.join(', ')}`
}
