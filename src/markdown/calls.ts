import { blocks, type Line, type Piece } from './blocks.ts'
import { type Concealed, isConcealed, noteBlock, noteTags, nothingConcealed } from './concealed.ts'
import { type Hidden, hidden } from './hidden.ts'
import { hasInvisible } from './invisible.ts'
import { isDelimiter, isDisputed } from './pipes.ts'

/** A command as written: a line of its own in a paragraph of its own standing. */
export interface Call {
  /** 1-based. */
  readonly line: number
  /** Without its slash: `sev`. */
  readonly name: string
  /** The text after the name, trimmed. */
  readonly rest: string
  /** The lines of the same paragraph after it that are no commands, joined by line ends; empty when there are none. */
  readonly more: string
  /** The whole line. */
  readonly raw: string
}

/** Why a line that looks like a command is none. */
export type TalkReason =
  | 'code'
  | 'indented'
  | 'quote'
  | 'list'
  | 'footnote'
  | 'heading'
  | 'table'
  | 'html'
  | 'link'
  | 'math'
  | 'not-at-line-start'
  | 'not-ascii'
  | 'invisible-characters'
  | 'too-nested'
  | 'too-many'
  | 'too-long'

export interface Talk {
  readonly line: number
  readonly raw: string
  readonly reason: TalkReason
}

export interface Reading {
  readonly calls: readonly Call[]
  /** At most twenty lines that look like commands and are not run, and why. */
  readonly talk: readonly Talk[]
  /** Characters looked at: at most a constant times the length of the text. */
  readonly steps: number
}

/** GitHub's own bound on a comment. */
const LONGEST = 65_536
const MOST_CALLS = 10
const MOST_TALK = 20

/** Reads the commands of a comment. The work is linear in its length, whatever the text; nothing is thrown. */
export function readCalls(text: string): Reading {
  if (text.length > LONGEST) {
    return { calls: [], talk: [{ line: 1, raw: '', reason: 'too-long' }], steps: 1 }
  }
  const { pieces, givenUpAt, steps } = blocks(text)
  const found: Found = { calls: [], talk: [], concealed: nothingConcealed(), piped: 0, steps }
  for (const piece of pieces) readPiece(piece, found)
  if (givenUpAt !== null) readRest(text, givenUpAt, found)
  return { calls: found.calls, talk: found.talk, steps: found.steps }
}

interface Found {
  readonly calls: Call[]
  readonly talk: Talk[]
  readonly concealed: Concealed
  /** The last line so far that holds a pipe inside a list or a quote; 0 where none does. */
  piped: number
  steps: number
}

function readPiece(piece: Piece, found: Found): void {
  found.steps += piece.lines.reduce((sum, { raw }) => sum + 2 * raw.length, 0)
  if (piece.kind === 'html') readHtml(piece, found)
  else readLines(piece, found)
}

function readHtml(piece: Piece, found: Found): void {
  const text = piece.lines.map((line) => line.text)
  for (const line of piece.lines) refuse(line, 'html', found)
  found.steps += noteBlock(found.concealed, text, piece.within === null)
  if (piece.unfinished) found.concealed.broken = true
}

function readLines({ kind, within, lines }: Piece, found: Found): void {
  const inline = inlineOf(kind, lines)
  const before = reasonFor(kind, within, found.concealed, lines)
  let call: Call | null = null
  for (const [at, line] of lines.entries()) {
    const reason = before ?? inline.lines[at] ?? null
    if (!looksLikeCommand(line.text)) call = withMore(call, line, found)
    else call = reason === null ? run(line, found) : refuse(line, reason, found)
  }
  found.steps += inline.steps
  noteDispute({ kind, within, lines }, found)
  noteTags(found.concealed, inline.tags, within === null)
}

function inlineOf(kind: Piece['kind'], lines: readonly Line[]): Hidden {
  if (kind === 'code' || kind === 'indented') return { lines: [], tags: [], steps: 0 }
  return hidden(lines.map(({ text }) => text))
}

function reasonFor(
  kind: Piece['kind'],
  within: Piece['within'],
  concealed: Concealed,
  lines: readonly Line[],
): TalkReason | null {
  if (within !== null) return within
  if (kind !== 'paragraph') return kind
  if (isConcealed(concealed)) return 'html'
  return isDefinition(lines) ? 'link' : null
}

/** Where renderers disagree on the structure, nothing below is safe to run. */
function isDisputable(kind: Piece['kind'], lines: readonly Line[]): boolean {
  if (kind === 'table') return isDisputedTable(lines)
  if (kind !== 'heading' || lines.length < 2) return false
  return isDefinition(lines) || lines.some(({ text }) => text.includes('|'))
}

function noteDispute({ kind, within, lines }: Omit<Piece, 'unfinished'>, found: Found): void {
  if (isDisputable(kind, lines) || isDisputedRule(kind, lines, found)) found.concealed.broken = true
  const last = lines.at(-1)
  if (within !== null && last?.text.includes('|')) found.piped = last.number
}

/** A rule under an item with a pipe is the dashes of a table to some renderers, and what follows its rows. */
const isDisputedRule = (kind: Piece['kind'], [first]: readonly Line[], { piped }: Found): boolean =>
  kind === 'heading' && piped > 0 && first?.number === piped + 1 && /^[-\s]+$/.test(first.text)

function isDisputedTable(lines: readonly Line[]): boolean {
  const row = lines.findIndex(({ text }, at) => at > 0 && isDelimiter(text))
  return isDisputed(lines[row - 1]?.text ?? '', lines[row]?.text ?? '')
}

/** A paragraph that begins as a link's definition may vanish from what is shown. */
function isDefinition(lines: readonly Line[]): boolean {
  return (lines[0]?.text.startsWith('[') ?? false) && lines.some(({ text }) => text.includes(']:'))
}

/** The line end belongs to the call above it, if there is one. */
function withMore(call: Call | null, line: Line, found: Found): Call | null {
  if (call === null || found.calls.at(-1) !== call) return null
  const more = call.more === '' ? line.raw : `${call.more}\n${line.raw}`
  const longer = { ...call, more }
  found.calls[found.calls.length - 1] = longer
  return longer
}

/** A phone begins a line with a capital, and people end one with a full stop. */
const COMMAND = /^\/([a-z][a-z-]{0,40})[.,!:;]{0,5}(?:[ \t]+(.*))?$/is

function run(line: Line, found: Found): Call | null {
  const reason = flaw(line.raw)
  if (reason !== null) return refuse(line, reason, found)
  const [, name, rest = ''] = COMMAND.exec(line.raw) ?? []
  if (name === undefined) return null
  if (found.calls.length >= MOST_CALLS) return refuse(line, 'too-many', found)
  const call = {
    line: line.number,
    name: name.toLowerCase(),
    rest: rest.trim(),
    more: '',
    raw: line.raw,
  }
  found.calls.push(call)
  return call
}

/** What keeps a line in the right place from being a command. */
function flaw(raw: string): TalkReason | null {
  if (hasInvisible(raw)) return 'invisible-characters'
  if (/^[ \t]/.test(raw)) return 'not-at-line-start'
  const word = raw.split(/[ \t]/, 1)[0] ?? ''
  if (/[^!-~]/.test(word)) return 'not-ascii'
  return null
}

/** Also in another alphabet, and behind what cannot be seen: those are told, not run. Paths are neither. */
const LOOKS =
  /^[\s\p{Cf}\p{Cc}]{0,8}[/\u2044\u2215\uff0f][\p{Cf}\p{Mn}]{0,8}\p{L}[\p{L}\p{Cf}\p{Mn}-]{0,40}[.,!:;]{0,5}(?:\s|$)/u
const looksLikeCommand = (text: string): boolean => LOOKS.test(text)

function refuse(line: Line, reason: TalkReason, found: Found): null {
  if (found.talk.length < MOST_TALK && looksLikeCommand(line.text)) {
    found.talk.push({ line: line.number, raw: line.raw, reason })
  }
  return null
}

function readRest(text: string, from: number, found: Found): void {
  const lines = text.split(/\r\n|\r|\n/).slice(from - 1)
  for (const [at, raw] of lines.entries()) {
    refuse({ number: from + at, raw, text: raw.trim() }, 'too-nested', found)
  }
  found.steps += text.length
}
