import type { FactBody } from '../../domain/fact.ts'
import { iso } from '../../domain/instant.ts'
import { commentOf, type Entry, isAlertEntry } from '../../plan/entry.ts'

/** The journal, each entry with where it came from and why it was refused. */
export const decisionRows = (entries: readonly Entry[]): readonly (readonly string[])[] =>
  entries.map((entry) => [
    iso(entry.at),
    entry.by,
    originOf(entry.key),
    entry.problem === undefined ? entry.outcome : `${entry.outcome}: ${entry.problem.code}`,
    whatOf(entry),
  ])

/** By the first letter of the key, where no longer word is meant. */
const ORIGINS: Readonly<Record<string, string>> = {
  b: 'body',
  e: 'log',
  t: 'tick',
  x: 'card edit',
  r: 'rebuild',
  p: 'merge',
  w: 'merge',
  i: 'merge',
  v: 'review',
  d: 'deployment',
  h: 'old card',
  u: 'mention',
}

/** `comment 1204`, `form`, `log`: short, so that the column stays narrow. */
function originOf(key: string): string {
  const comment = commentOf(key)
  if (comment !== null) return `comment ${comment}`
  if (key === 'form') return 'form'
  if (key === 'on-call') return 'rotation'
  if (isAlertEntry(key)) return 'alert'
  return ORIGINS[key.charAt(0)] ?? key
}

function whatOf(entry: Entry): string {
  const said = entry.text ?? factNames(entry.facts) ?? KEPT[entry.key.charAt(0)] ?? ''
  const why = [entry.problem?.detail, ...(entry.notes ?? [])].filter((one) => one !== undefined)
  return why.length === 0 ? said : `${said} (${why.join(' ')})`
}

const factNames = (facts: readonly FactBody[] | undefined): string | null =>
  facts === undefined || facts.length === 0 ? null : facts.map(({ type }) => type).join(', ')

/** Of what is kept only so that it is not done again. */
const KEPT: Readonly<Record<string, string>> = {
  v: 'called to the pull request',
  x: 'the card was put back as it was',
  r: 'the card was built anew',
  h: 'the card of another account was taken over',
  e: 'a line of the log that means nothing here',
}
