import { label } from './label.ts'
import { mermaid } from './mermaid.ts'

export interface Span {
  /** In whose row it stands. */
  readonly of: string
  readonly number: number
  readonly title: string
  /** Days such as `2026-11-20`, the last one later than the first. */
  readonly from: string
  readonly to: string
}

/** Bars from day to day, under each other by whose they are; empty for fewer than two. */
export function spans(title: string, all: readonly Span[]): string {
  if (all.length < 2) return ''
  const owners = [...new Set(all.map(({ of }) => of))]
  const lines = owners.flatMap((owner) => [
    `  section ${label(owner, 30)}`,
    // The number in front keeps a title from beginning with a word of Mermaid's own.
    ...all
      .filter(({ of }) => of === owner)
      .map(
        ({ number, title: name, from, to }) =>
          `  ${number} ${label(name, 30).replaceAll(',', ' ')} :${from}, ${to}`,
      ),
  ])
  return mermaid([
    'gantt',
    `  title ${label(title, 60)}`,
    '  dateFormat YYYY-MM-DD',
    '  axisFormat %d %b',
    ...lines,
  ])
}
