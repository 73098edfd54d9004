import { parseAst } from 'rolldown/parseAst'

/** As much of a syntax tree as leads from a file to the properties of what it passes to `rule`. */
interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly name?: string
  readonly declaration?: Node | null
  readonly declarations?: readonly Node[]
  readonly init?: Node | null
  readonly callee?: Node
  readonly arguments?: readonly Node[]
  readonly properties?: readonly Node[]
  readonly key?: Node
}

const RULES = '/src/postmortem/rules/'
/** What only documents and tests read of a rule. */
const UNREAD: ReadonlySet<string> = new Set(['good', 'bad'])

/**
 * A rule's source without its examples, blanked so that every other character stays where it was; null where there is
 * nothing to take out. What only the examples used is then used by nobody, and the bundler leaves it out itself.
 */
export function withoutExamples(code: string, file: string): string | null {
  if (!file.includes(RULES)) return null
  const { body } = parseAst(code, { lang: 'ts' }) as unknown as { readonly body: readonly Node[] }
  const unread = body
    .flatMap(({ declaration }) => declaration?.declarations ?? [])
    .flatMap(({ init }) => (init?.callee?.name === 'rule' ? (init.arguments ?? []) : []))
    .flatMap(({ properties = [] }) => properties)
    .filter(({ key }) => UNREAD.has(key?.name ?? ''))
  if (unread.length === 0) return null
  return unread.reduceRight((text, { start, end }) => blanked(text, start, end), code)
}

/** With the comma behind it, so that no hole is left in the object. */
function blanked(text: string, start: number, end: number): string {
  const comma = /^\s*,/.exec(text.slice(end))?.[0].length ?? 0
  return text.slice(0, start) + ' '.repeat(end + comma - start) + text.slice(end + comma)
}
