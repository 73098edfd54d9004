import { begins, type Container, type Cursor, goesOn, indentOf, withoutTabs } from './containers.ts'
import { type HtmlEnd, htmlEnd } from './html-block.ts'
import { isDelimiterFor, isDisputed } from './pipes.ts'

export interface Line {
  /** 1-based. */
  readonly number: number
  readonly raw: string
  /** What the containers leave of it, without leading spaces. */
  readonly text: string
}

/** What a run of lines is: a paragraph, or what stands in its place. */
export type Kind = 'paragraph' | 'code' | 'indented' | 'html' | 'heading' | 'table'

export interface Piece {
  readonly kind: Kind
  /** The outermost container, null at the top level. */
  readonly within: Container['kind'] | null
  readonly lines: readonly Line[]
  /** An HTML block whose end was never seen. */
  readonly unfinished: boolean
}

export interface Blocks {
  readonly pieces: readonly Piece[]
  /** From this line on the nesting is deeper than is read; null when all was read. */
  readonly givenUpAt: number | null
  readonly steps: number
}

/** Deeper than people write; without a bound each line could cost as much as all before it. */
const DEEPEST = 20

type Leaf =
  | { readonly kind: 'paragraph' | 'indented' | 'table' | 'heading' }
  | { readonly kind: 'code'; readonly fence: string }
  | { readonly kind: 'html'; readonly end: HtmlEnd; ended: boolean }

interface State {
  stack: Container[]
  leaf: Leaf | null
  lines: Line[]
  readonly pieces: Piece[]
  steps: number
}

/**
 * The leaves of a comment in order, read line by line as CommonMark and GitHub's tables and footnotes have it. Every
 * line is looked at once for each container it stands in, so the work grows with the length of the text.
 */
export function blocks(text: string): Blocks {
  const state: State = { stack: [], leaf: null, lines: [], pieces: [], steps: 0 }
  const lines = text.split(/\r\n|\r|\n/)
  for (const [at, raw] of lines.entries()) {
    state.steps += raw.length + 1
    if (!readLine(state, { number: at + 1, raw, text: '' })) {
      close(state)
      return { pieces: state.pieces, givenUpAt: at + 1, steps: state.steps }
    }
  }
  close(state)
  return { pieces: state.pieces, givenUpAt: null, steps: state.steps }
}

/** False when the line nests deeper than is read. */
function readLine(state: State, given: Line): boolean {
  const cursor: Cursor = { line: withoutTabs(given.raw), at: 0 }
  const matched = matchContainers(state, cursor)
  const all = matched === state.stack.length
  if (all && goesOnVerbatim(state, cursor, given)) return true
  const fresh = openContainers(state, cursor, matched)
  if (state.stack.length > DEEPEST) return false
  const line = { ...given, text: cursor.line.slice(cursor.at).trim() }
  state.steps += cursor.line.length
  if (fresh || all) readLeaf(state, cursor, line)
  else readUnmatched(state, cursor, line, matched)
  fill(state, line)
  return true
}

function matchContainers(state: State, cursor: Cursor): number {
  let matched = 0
  for (const container of state.stack) {
    state.steps += cursor.line.length - cursor.at + 1
    if (!goesOn(container, cursor, isBlank(cursor))) break
    matched += 1
  }
  return matched
}

const isBlank = ({ line, at }: Cursor): boolean => line.slice(at).trim() === ''

/** Inside a fence or an HTML block nothing else is looked for. */
function goesOnVerbatim(state: State, cursor: Cursor, given: Line): boolean {
  const { leaf } = state
  const line = { ...given, text: cursor.line.slice(cursor.at).trim() }
  if (leaf?.kind === 'code') {
    add(state, line)
    if (indentOf(cursor) <= 3 && closesFence(line.text, leaf.fence)) close(state)
    return true
  }
  if (leaf?.kind !== 'html' || leaf.ended) return false
  if (leaf.end === 'blank' && line.text === '') return false
  add(state, line)
  endHtml(state, leaf, line.text)
  return true
}

const closesFence = (text: string, fence: string): boolean =>
  text.length >= fence.length && text.replaceAll(fence[0] ?? '', '') === ''

function endHtml(state: State, leaf: Leaf & { kind: 'html' }, text: string): void {
  if (leaf.end === 'blank' || !leaf.end.test(text)) return
  leaf.ended = true
  close(state)
}

/** Opens what containers begin on this line, closing those that it left. False when none begins. */
function openContainers(state: State, cursor: Cursor, matched: number): boolean {
  let fresh = false
  while (state.stack.length <= DEEPEST) {
    state.steps += cursor.line.length - cursor.at + 1
    const here = fresh || matched === state.stack.length
    const inParagraph = here && !fresh && state.leaf?.kind === 'paragraph'
    if (!mayBegin(state, cursor, inParagraph)) break
    const container = begins(cursor, inParagraph)
    if (container === null) break
    if (!fresh) leave(state, matched)
    state.stack.push(container)
    fresh = true
  }
  return fresh
}

/** A rule, an underline or a table's dashes look like a list item, but are none. */
function mayBegin(state: State, cursor: Cursor, inParagraph: boolean): boolean {
  const line = { number: 0, raw: '', text: cursor.line.slice(cursor.at).trim() }
  if (indentOf(cursor) > 3 || isRule(line.text)) return false
  return !(inParagraph && (isUnderline(line.text) || startsTable(state, line)))
}

const isUnderline = (text: string): boolean => /^(?:=+|-+)$/.test(text)
const isRule = (text: string): boolean =>
  /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(text)

function leave(state: State, matched: number): void {
  close(state)
  state.stack.length = matched
}

/** A line that its containers do not claim: more of their paragraph all the same, or the first line outside. */
function readUnmatched(state: State, cursor: Cursor, line: Line, matched: number): void {
  const lazy = state.leaf?.kind === 'paragraph' && line.text !== ''
  if (lazy && (indentOf(cursor) > 3 || !interrupts(line.text, true))) {
    add(state, line)
    return
  }
  leave(state, matched)
  readLeaf(state, cursor, line)
}

/** Whether a line that is no container begins a block of its own. */
const interrupts = (text: string, inParagraph: boolean): boolean =>
  isHeading(text) || isRule(text) || fenceOf(text) !== null || htmlEnd(text, inParagraph) !== null

const isHeading = (text: string): boolean => /^#{1,6}(?: |$)/.test(text)

function fenceOf(text: string): string | null {
  const found = /^(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(text)
  return found === null ? null : (found[1] ?? found[2] ?? null)
}

function readLeaf(state: State, cursor: Cursor, line: Line): void {
  const kind = state.leaf?.kind
  if (line.text !== '') readText(state, line, kind === 'paragraph', indentOf(cursor) > 3)
  else if (kind !== 'indented') close(state)
}

/** `far` is an indent of four or more: code, unless a paragraph goes on. */
function readText(state: State, line: Line, inParagraph: boolean, far: boolean): void {
  if (far) append(state, line, inParagraph ? 'paragraph' : 'indented')
  else if (inParagraph && isUnderline(line.text)) underline(state, line)
  else if (interrupts(line.text, inParagraph)) open(state, line, inParagraph)
  else if (inParagraph && startsTable(state, line)) openTable(state, line)
  else append(state, line, state.leaf?.kind === 'table' ? 'table' : 'paragraph')
}

function open(state: State, line: Line, inParagraph: boolean): void {
  close(state)
  const fence = fenceOf(line.text)
  const end = htmlEnd(line.text, inParagraph)
  if (fence !== null) state.leaf = { kind: 'code', fence }
  else if (end !== null) state.leaf = { kind: 'html', end, ended: false }
  else state.leaf = { kind: 'heading' }
  add(state, line)
  if (state.leaf.kind === 'html') endHtml(state, state.leaf, line.text)
  if (state.leaf?.kind === 'heading') close(state)
}

function underline(state: State, line: Line): void {
  add(state, line)
  state.leaf = { kind: 'heading' }
  close(state)
}

function startsTable(state: State, line: Line): boolean {
  return isDelimiterFor(state.lines.at(-1)?.text ?? '', line.text)
}

/** The line above the dashes is the table's head; what stands above that remains a paragraph, if all renderers agree. */
function openTable(state: State, line: Line): void {
  const head = state.lines.splice(isDisputed(state.lines.at(-1)?.text ?? '', line.text) ? 0 : -1)
  close(state)
  state.leaf = { kind: 'table' }
  state.lines.push(...head, line)
}

function append(state: State, line: Line, kind: 'paragraph' | 'indented' | 'table'): void {
  if (state.leaf?.kind !== kind) {
    close(state)
    state.leaf = { kind }
  }
  add(state, line)
}

const add = (state: State, line: Line): void => {
  state.lines.push(line)
}

/** A list item that has content now may have blank lines in it. */
function fill(state: State, line: Line): void {
  if (line.text === '') return
  for (const container of state.stack) if (container.kind === 'list') container.bare = false
}

function close(state: State): void {
  const { leaf, lines, stack } = state
  if (leaf !== null && lines.length > 0) {
    const unfinished = leaf.kind === 'html' && leaf.end !== 'blank' && !leaf.ended
    state.pieces.push({ kind: leaf.kind, within: stack[0]?.kind ?? null, lines, unfinished })
  }
  state.leaf = null
  state.lines = []
}
