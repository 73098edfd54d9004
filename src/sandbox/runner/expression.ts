import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

/** By their names in an expression: `github`, `env`, `needs` and the rest. */
export type Contexts = Readonly<Record<string, unknown>>
/** How it went so far, which `success()` and its like ask for. */
export type Outcome = 'success' | 'failure' | 'cancelled' | 'skipped'

type Read = ReturnType<Evaluator['evaluate']>

/** Throws where the expression cannot be read, in the words of GitHub's own parser. */
function evaluated(text: string, contexts: Contexts, outcome: Outcome): Read {
  const functions = statusFunctions(outcome)
  const tree = new Parser(new Lexer(text).lex().tokens, Object.keys(contexts), functions).parse()
  const known = new Map(functions.map((one) => [one.name, one]))
  const values: unknown = JSON.parse(JSON.stringify(contexts), data.reviver)
  return new Evaluator(tree, values as data.Dictionary, known).evaluate()
}

function statusFunctions(outcome: Outcome) {
  const answers = {
    success: outcome === 'success',
    failure: outcome === 'failure',
    cancelled: outcome === 'cancelled',
    always: true,
  }
  return Object.entries(answers).map(([name, answer]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(answer),
  }))
}

const ASKS_STATUS = /\b(?:success|failure|cancelled|always)\s*\(/i
const LITERAL = /'(?:[^']|'')*'/g

/**
 * What an `if:` says. Where it does not ask how things went, it is only for when they went well; left
 * out, it says just that.
 */
export function holds(given: unknown, contexts: Contexts, outcome: Outcome): boolean {
  const text = given === undefined || given === null ? 'success()' : bare(String(given), contexts)
  const asks = ASKS_STATUS.test(text.replace(LITERAL, ''))
  const whole = asks ? text : `success() && (${text})`
  return evaluated(`!!(${whole})`, contexts, outcome).coerceString() === 'true'
}

/** An `if:` is an expression with its marks and without; text around them makes it a text, which is true. */
function bare(text: string, contexts: Contexts): string {
  const parts = partsOf(text.trim())
  if (parts.every(({ kind }) => kind === 'text')) return text.trim() === '' ? "''" : text
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only.text
  return `'${filled(text, contexts).replaceAll("'", "''")}'`
}

interface Part {
  readonly kind: 'text' | 'expression'
  readonly text: string
}

const OPEN = '${{'

/** Text and `${{ }}` in their order; marks within the quotes of an expression end nothing. */
function partsOf(template: string): readonly Part[] {
  const parts: Part[] = []
  let from = 0
  for (;;) {
    const open = template.indexOf(OPEN, from)
    const close = open === -1 ? -1 : endOf(template, open + OPEN.length)
    if (close === -1) break
    if (open > from) parts.push({ kind: 'text', text: template.slice(from, open) })
    parts.push({ kind: 'expression', text: template.slice(open + OPEN.length, close) })
    from = close + 2
  }
  const rest = template.slice(from)
  return rest === '' ? parts : [...parts, { kind: 'text', text: rest }]
}

function endOf(template: string, start: number): number {
  let quoted = false
  for (let at = start; at < template.length; at += 1) {
    if (template[at] === "'") quoted = !quoted
    if (!quoted && template.startsWith('}}', at)) return at
  }
  return -1
}

/** A text with its expressions worked out. Numbers and yes or no come as text, nothing as none. */
export function filled(template: unknown, contexts: Contexts): string {
  if (template === undefined || template === null) return ''
  return partsOf(String(template))
    .map(({ kind, text }) =>
      kind === 'text' ? text : evaluated(text, contexts, 'success').coerceString(),
    )
    .join('')
}

/** The same for each value of a mapping: `env`, `with`, `outputs`. */
export function filledAll(
  templates: Readonly<Record<string, unknown>>,
  contexts: Contexts,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(templates).map(([name, template]) => [name, filled(template, contexts)]),
  )
}
