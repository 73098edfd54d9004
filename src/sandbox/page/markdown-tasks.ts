import type { StateCore, Token } from 'markdown-it'
import { escaped } from './html.ts'

/** `[ ] ` or `[x] ` where an item's text begins. */
const BOX = /^\[([ xX])\][ \t]+(?=\S)/
/** The same on its line: quote marks and list marks before it. */
const BOX_LINE = /^((?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*)\[([ xX])\](?=[ \t]+\S)/

/** Puts a box before each item of a task list; the box knows the line of the source it stands on. */
export function markTasks(state: StateCore): void {
  state.tokens.forEach((token, index) => {
    const [item, paragraph] = [state.tokens[index - 2], state.tokens[index - 1]]
    if (token.type !== 'inline' || paragraph?.type !== 'paragraph_open') return
    if (item?.type !== 'list_item_open' || token.children === null) return
    const match = BOX.exec(token.content)
    const [first] = token.children
    if (match === null || first?.type !== 'text') return
    first.content = first.content.replace(BOX, '')
    token.children.unshift(box(state, token, match[1] !== ' '))
    item.attrJoin('class', 'task')
  })
}

function box(state: StateCore, token: Token, ticked: boolean): Token {
  const words = token.content.replace(BOX, '').slice(0, 200)
  const made = new state.Token('task_box', 'input', 0)
  made.attrs = [
    ['type', 'checkbox'],
    ...(ticked ? ([['checked', 'checked']] as [string, string][]) : []),
    ['disabled', 'disabled'],
    ['data-line', String(token.map?.[0] ?? 0)],
    ['aria-label', words],
  ]
  return made
}

const INPUT =
  /<input type="checkbox"( checked="checked")? disabled="disabled" data-line="(\d+)" aria-label="([^"]*)" \/>/g

/** The cleaned markup with its boxes as buttons that send the line of their item. */
export function interactive(markup: string): string {
  return markup.replace(
    INPUT,
    (_whole, ticked: string | undefined, line: string, words: string) =>
      `<button class="box" name="line" value="${line}" role="checkbox" aria-checked="${ticked !== undefined}" aria-label="${escaped(plainOf(words))}"></button>`,
  )
}

const plainOf = (words: string) =>
  words
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** The source with the box on this line (counted from 0) turned over; null where there is none. */
export function toggled(source: string, line: number): string | null {
  const lines = source.split('\n')
  const before = lines[line]
  const match = before === undefined ? null : BOX_LINE.exec(before)
  if (before === undefined || match === null) return null
  const at = match[1]?.length ?? 0
  const mark = match[2] === ' ' ? 'x' : ' '
  lines[line] = `${before.slice(0, at)}[${mark}]${before.slice(at + 3)}`
  return lines.join('\n')
}
