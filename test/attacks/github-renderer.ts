import markdownit, { type Token } from 'markdown-it'

/** Where a text of ours stands: in a conversation, in a file, in what is committed, or where nothing is rendered. */
export type Ground = 'conversation' | 'file' | 'message' | 'plain'

const renderer = markdownit({ html: true, linkify: true })
renderer.linkify.set({ fuzzyLink: false })

/** Unseen in any text of ours, whatever people wrote: what turns text around, tags, halves of characters, controls. */
const UNSEEN: readonly (readonly [string, RegExp])[] = [
  ['direction', /[\u202a-\u202e\u2066-\u2069]/],
  ['tag character', /[\u{e0000}-\u{e007f}]/u],
  ['half a character', /\p{Cs}/u],
  ['control', /(?![\n\r\t])\p{Cc}/u],
  ['secret', /Zq7Zq7Zq7/],
]

const CLOSING =
  /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)[ :]{1,3}(?:#|GH-|[\w.-]+\/[\w.-]+#|https?:\/\/\S+\/issues\/)666\d\d/i

/** What GitHub makes of text that is rendered, outside of code and links. */
const LIVE: readonly (readonly [string, RegExp])[] = [
  ['closing keyword', CLOSING],
  ['mention', /(?<![\w`/])@evil/i],
  ['reference', /#666\d\d/],
  ['old reference', /\bGH-666\d\d/i],
  ['commit', /(?<![0-9a-z])(?:deadbee666f|666deadbeef[0-9a-f]{8,})(?![0-9a-z])/i],
  ['address', /(?:https?:\/\/|www\.)evil/i],
  ['mail', /evil@evil\.example/],
]

/** Markup that was taken for markup leaves its words without their signs. */
const MARKUP: readonly (readonly [string, RegExp])[] = [
  ['bold', /(?<!\*\*)evilbold|(?<!__)evilstrong/],
  ['emphasis', /(?<!_)evilem\b/],
  ['crossed out', /(?<!~~)evilgone/],
  ['entity', /<evilentity|(?<!;)@evil(?:at|amp)\b/],
]

/** Extensions of GitHub's own, which the renderer here does not know: looked for in the source, outside of code. */
const SOURCE: readonly (readonly [string, RegExp])[] = [
  ['footnote', /(?<!\\)\[\^evil/],
  ['formula', /(?<!\\)\$evilmath|(?<!\\)\$\$evilblock|(?<!\\)\$\\?\$evilblock/],
  ['alert', /^\s*>\s*\[!CAUTION\]/m],
  ['command', /^[ \t]*\/evil/m],
]

/** What would come alive of texts that people wrote; nothing is what we want. */
export function alive(text: string, ground: Ground): readonly string[] {
  const found = matches(UNSEEN, text)
  if (ground === 'plain') return found
  if (ground === 'message') return [...found, ...matches(LIVE.slice(0, 2), text)]
  const tokens = renderer.parse(ground === 'file' ? text.replace(FRONT, '') : text, {})
  const { words, marks } = read(tokens)
  const live = ground === 'file' ? LIVE.slice(0, 1) : LIVE
  return [
    ...found,
    ...marks,
    ...matches([...live, ...MARKUP], words),
    ...matches(SOURCE, bare(text)),
  ]
}

/** Shown as a table of plain texts. */
const FRONT = /^---\n[\s\S]*?\n---\n/

const matches = (all: readonly (readonly [string, RegExp])[], text: string): readonly string[] =>
  all.flatMap(([name, pattern]) => {
    const hit = pattern.exec(text)
    return hit === null
      ? []
      : [`${name}: ${JSON.stringify(text.slice(Math.max(0, hit.index - 60), hit.index + 80))}`]
  })

/** Without code, and without what is hidden. */
const bare = (text: string): string =>
  text
    .replaceAll(/^( {0,3}(?:> ?)?)(`{3,})[^\n]*\n[\s\S]*?^\1\2`*[ \t]*$/gm, '')
    .replaceAll(/<!-- sitrep:[^>]*-->/g, '')
    .replaceAll(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '')

interface Read {
  /** Text as it is shown, code and links left out. */
  readonly words: string
  readonly marks: readonly string[]
}

function read(tokens: readonly Token[]): Read {
  const words: string[] = []
  const marks: string[] = []
  for (const [at, token] of tokens.entries()) {
    marks.push(...blockMarks(token, tokens[at + 1]?.content ?? ''))
    if (token.type === 'inline') inline(token.children ?? [], words, marks)
    if (token.type.endsWith('_close')) words.push('\n')
  }
  return { words: words.join(''), marks }
}

const DRAWN = /^(?:mermaid|math|geojson|topojson|stl)/

/** `inside`: the source of what the block opens with. */
function blockMarks({ type, info, content }: Token, inside: string): readonly string[] {
  const is = (open: RegExp, wrong: RegExp): readonly string[] =>
    open.test(type) && wrong.test(inside) ? [`${type}: ${inside.slice(0, 60)}`] : []
  const drawn = type === 'fence' && DRAWN.test(info) && isHostile(info + content)
  return [
    ...(type === 'html_block' && isHostile(content) ? [`html: ${content}`] : []),
    ...(drawn ? [`drawing: ${content}`] : []),
    ...is(/^t[dh]_open$/, /^\s*evilcell\s*$/),
    ...is(/^heading_open$/, /^evilhead/),
    ...is(/^paragraph_open$/, /^(?:\[[ x]\] )?evil(?:task|item|quote|alert)/),
  ]
}

function inline(children: readonly Token[], words: string[], marks: string[]): void {
  let within = 0
  for (const child of children) {
    marks.push(...inlineMarks(child))
    if (child.type === 'link_open') within += 1
    if (child.type === 'link_close') within -= 1
    words.push(within > 0 ? '\u0001' : wordsOf(child))
  }
  words.push('\n')
}

function inlineMarks(child: Token): readonly string[] {
  const href = String(child.attrGet('href') ?? child.attrGet('src') ?? '')
  const links = /evil\.example/i.test(href) && !isOwnLink(child.markup, href)
  if (child.type === 'html_inline' && isHostile(child.content)) return [`html: ${child.content}`]
  if (child.type === 'image' && isHostile(href + child.content)) return [`image: ${href}`]
  return child.type === 'link_open' && links ? [`link: ${href}`] : []
}

/** Code stands for a sign that is in no text. */
function wordsOf({ type, content }: Token): string {
  if (type === 'text') return content
  if (type === 'code_inline') return '\u0001'
  return type.endsWith('break') ? '\n' : ''
}

/** In a file a whole address may be a link that shows itself; in a conversation nothing of it would be left to show. */
const isOwnLink = (markup: string, href: string): boolean =>
  markup === 'autolink' || href.startsWith('mailto:')

/** Comments of ours are hidden; what people wrote is never in one, and never HTML. */
const isHostile = (html: string): boolean => /evil/i.test(html)
