import { TIMES, type TimeName } from '../domain/fact.ts'
import type { Block, Document, FrontMatterKey, Span, Text } from '../markdown/document/model.ts'
import { lineText, spanIn } from '../markdown/document/places.ts'
import { linesOf } from './cut.ts'
import type { Part } from './sections.ts'
import { labelOf } from './sections.ts'

const OTHERS = [
  'incident',
  'title',
  'severity',
  'services',
  'cause',
  'duration',
  'date',
  'written',
  'status',
  'people',
] as const
export type FactName = TimeName | (typeof OTHERS)[number]

/** Something that the head of a document states: in its front matter, or beside a label above its parts. */
export interface StatedFact {
  readonly name: FactName
  /** As it is written; several values with commas. Empty where the key stands there without one. */
  readonly raw: string
  readonly at: Span
  readonly from: 'front-matter' | 'text'
}

const NAMES: readonly (readonly [FactName, RegExp])[] = [
  ['incident', /^(?:incident|incident (?:id|no|nr|number|issue)|issue)$/],
  ['title', /^(?:title|incident title)$/],
  ['severity', /^(?:incident )?(?:severity|sev|severity level|priority level)$/],
  [
    'services',
    /^(?:affected |impacted )?(?:services?|systems?|components?)(?: affected| impacted)?$/,
  ],
  ['cause', /^(?:cause|cause category|root cause category)$/],
  ['duration', /^(?:total |incident )?duration$/],
  ['date', /^(?:incident )?(?:date|day|date of incident|created)$/],
  [
    'written',
    /^(?:published|publish(?:ed)? (?:on|at|date)|publication date|written(?: on)?|(?:document|postmortem|post mortem|report|review|retro|meeting) date|date (?:written|published|of (?:report|review|postmortem|post mortem)))$/,
  ],
  ['status', /^(?:document |postmortem )?status$/],
  [
    'people',
    /^(?:authors?|written by|owners?|reviewers?|incident (?:commander|lead|manager)|commander|ic|communications?(?: lead)?|comms(?: lead)?|operations(?: lead)?|ops(?: lead)?|scribe|responders?|participants?|attendees|on call|contributors?)$/,
  ],
  ['started', /^(?:incident |impact )?(?:started|start|start time|began|beginning)(?: at| time)?$/],
  ['detected', /^(?:incident )?(?:first )?(?:detected|detection time)(?: at)?$/],
  ['declared', /^(?:incident )?declared(?: at)?$/],
  ['acknowledged', /^(?:incident )?(?:acknowledged|acked)(?: at)?$/],
  ['mitigated', /^(?:incident |impact )?mitigated(?: at)?$/],
  ['resolved', /^(?:incident |impact )?(?:resolved|ended|end|end time|resolution time)(?: at)?$/],
]

/** What a label states, by its wording; null where that is nothing of these. */
export function factNamed(key: string): FactName | null {
  const plain = key
    .toLowerCase()
    .replaceAll(/\([^()]*\)/g, ' ')
    .replaceAll(/[^a-z]+/g, ' ')
    .trim()
  return NAMES.find(([, like]) => like.test(plain))?.[0] ?? null
}

export const isTime = (name: FactName): name is TimeName =>
  (TIMES as readonly FactName[]).includes(name)

/** All that the head of a document states, front matter first. */
export function factsOf(document: Document, parts: readonly Part[]): readonly StatedFact[] {
  const front = (document.frontMatter?.keys ?? []).flatMap((key) => fromKey(document, key))
  return [...front, ...inHead(document, parts)]
}

function fromKey(document: Document, key: FrontMatterKey): readonly StatedFact[] {
  const { value, valueAt } = key
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([name, inner]) =>
      stated(name, inner, placeOf(document, valueAt, name)),
    )
  }
  return stated(key.name, value, valueAt)
}

function stated(key: string, value: unknown, at: Span): readonly StatedFact[] {
  const name = factNamed(key)
  if (name === null) return []
  const values = (Array.isArray(value) ? value : [value]).filter((one) => one != null)
  const raw = values.map((one) => (typeof one === 'object' ? '' : String(one))).join(', ')
  return [{ name, raw: raw.trim(), at, from: 'front-matter' }]
}

/** The line of a key inside a map. */
function placeOf(document: Document, within: Span, name: string): Span {
  for (let line = within.line; line <= within.endLine; line++) {
    const text = lineText(document, line)
    if (!text.trimStart().replace(/^["']/, '').startsWith(name)) continue
    const start = document.lineStarts[line - 1] ?? within.start
    return spanIn(document, start, start + text.length)
  }
  return within
}

/** Above the first part, and in the parts that are there for it. */
function inHead(document: Document, parts: readonly Part[]): readonly StatedFact[] {
  const first = parts.find(({ name, heading }) => name !== 'metadata' && heading !== null)
  const top = document.sections.flatMap(function above(section): readonly Block[] {
    return [...section.blocks, ...section.sections.flatMap(above)]
  })
  const head = top.filter((block) => first === undefined || block.line < first.line)
  const own = parts.filter(({ name }) => name === 'metadata').flatMap(({ blocks }) => blocks)
  return [...new Set([...head, ...own])].flatMap((block) => inBlock(document, block))
}

function inBlock(document: Document, block: Block): readonly StatedFact[] {
  switch (block.kind) {
    case 'paragraph':
      return inText(document, block.text)
    case 'list':
      return block.items.flatMap(({ text }) => (text === null ? [] : inText(document, text)))
    case 'table':
      return [block.header, ...block.rows].flatMap(({ cells: [key, value, more] }) =>
        key === undefined || value === undefined || more !== undefined
          ? []
          : said(key.plain.replace(/:\s?$/, ''), value),
      )
    case 'heading':
    case 'quote':
    case 'code':
    case 'html':
    case 'rule':
      return []
    default:
      return block satisfies never
  }
}

function inText(document: Document, text: Text): readonly StatedFact[] {
  return linesOf(document, text).flatMap((line) => {
    const label = labelOf(document, line)
    return label === null ? [] : said(label.key, label.value)
  })
}

function said(key: string, value: Text): readonly StatedFact[] {
  const name = factNamed(key)
  const { start, end, line, endLine } = value
  return name === null
    ? []
    : [{ name, raw: value.plain, at: { start, end, line, endLine }, from: 'text' }]
}
