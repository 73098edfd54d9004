import type { Instant } from '../../domain/instant.ts'
import { utcDay } from '../../domain/instant.ts'
import { fileLink, fileText } from '../../markdown/file-text.ts'
import { table } from '../../markdown/table.ts'
import { durationWords } from '../../markdown/when.ts'
import { FOLDER } from './path.ts'
import type { Stated } from './stated.ts'

/** Where the list of all postmortems lies. */
export const INDEX_PATH = `${FOLDER}/README.md`

/** A published document, and what its front matter says. */
export interface Shelved {
  /** From the root of the repository. */
  readonly path: string
  readonly stated: Stated
}

const BEGIN = '<!-- sitrep:index -->'
const END = '<!-- /sitrep:index -->'

/**
 * The list of all postmortems, newest first, between its two marks. `current` is the page as it is, null where there is
 * none: what people wrote around the marks stays, and where they took the marks out the list goes to the end again.
 */
export function indexPage(documents: readonly Shelved[], current: string | null): string {
  const region = `${BEGIN}\n${NOTE}\n\n${list(documents)}\n\n${END}`
  if (current === null || current.trim() === '') return `# Postmortems\n\n${region}\n`
  const eol = current.includes('\r\n') ? '\r\n' : '\n'
  const put = region.replaceAll('\n', eol)
  const [from, to] = [current.indexOf(BEGIN), current.lastIndexOf(END)]
  if (from === -1 || to < from) return `${current.trimEnd()}${eol}${eol}${put}${eol}`
  return current.slice(0, from) + put + current.slice(to + END.length)
}

const NOTE =
  'Sitrep writes this list anew after every merge; what stands outside of it is yours. Newest first.'

const HEAD = ['Date', 'Postmortem', 'Severity', 'Services', 'Cause', 'Affected for'] as const

function list(documents: readonly Shelved[]): string {
  if (documents.length === 0) return 'There is none yet.'
  return table(
    HEAD,
    documents
      .map(entry)
      .toSorted(newestFirst)
      .map(({ cells }) => cells),
  )
}

interface Entry {
  readonly day: string
  readonly path: string
  readonly cells: readonly string[]
}

const newestFirst = (a: Entry, b: Entry): number => compare(b.day, a.day) || compare(b.path, a.path)
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

function entry({ path, stated }: Shelved): Entry {
  const { title, severity, services, cause, times } = stated
  const name = path.slice(path.lastIndexOf('/') + 1)
  const start = times.started ?? times.detected ?? times.declared
  const day = start === undefined ? (/^\d{4}-\d{2}-\d{2}/.exec(name)?.[0] ?? '') : utcDay(start)
  const cells = [
    day === '' ? 'not known' : day,
    relative(path, title ?? name.replace(/\.md$/i, '')),
    fileText(severity ?? '', 60),
    (services ?? []).map((one) => fileText(one, 60)).join(', '),
    fileText(cause ?? '', 60),
    took(start, times.mitigated ?? times.resolved),
  ]
  return { day, path, cells }
}

const took = (from: Instant | undefined, to: Instant | undefined): string =>
  from === undefined || to === undefined || to < from ? '' : durationWords(to - from)

/** The page lies in the same folder. A placeholder address lets one escape for all links; it never reaches the page. */
function relative(path: string, label: string): string {
  const inside = path.startsWith(`${FOLDER}/`) ? path.slice(FOLDER.length + 1) : `../${path}`
  const href = inside.split('/').map(percent).join('/')
  const [text = ''] = fileLink('https://page.invalid/', label).split('](https://page.invalid/)')
  return `${text}](${href})`
}

/** Everything that could end a link's address. */
const percent = (part: string): string =>
  encodeURIComponent(part.toWellFormed()).replaceAll(
    /[()'*!~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
