import type { Document } from '../../markdown/document/model.ts'
import type { ActionItem } from './model.ts'

/** What stands below an item's own words, as written, without the indent that all of it has. */
export function detailsOf({ text }: Document, { shape, own, end }: ActionItem): string {
  if (shape === 'row' || end <= own.end) return ''
  const newline = text.indexOf('\n', own.end)
  if (newline === -1 || newline >= end) return ''
  const lines = text
    .slice(newline + 1, end)
    .split('\n')
    .map((line) => line.trimEnd())
  const written = lines.filter((line) => line !== '')
  const indent = Math.min(...written.map((line) => line.length - line.trimStart().length))
  return lines
    .map((line) => line.slice(indent))
    .join('\n')
    .trim()
}
