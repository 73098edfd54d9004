/** Where something stands: offsets into the document's text, `end` exclusive; lines from 1, `endLine` inclusive. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly line: number
  readonly endLine: number
}

/**
 * Text as people read it: emphasis and link addresses gone, images and HTML left out. Where code stood there is one
 * `CODE` character, so that nobody reads a log line as prose, nor two words as neighbours that were none.
 */
export interface Text extends Span {
  readonly plain: string
  /** For each character (UTF-16 unit) of `plain` the offset in the document at which it stands. */
  readonly offsets: readonly number[]
  /** For each character of `plain` the offset behind it: `&amp;` is one character and five wide. */
  readonly ends: readonly number[]
  /** Offsets at which a further line of the document begins in it. */
  readonly breaks: readonly number[]
  readonly links: readonly Link[]
}

/** Stands in `plain` for a piece of inline code, and for an address that is its own link text: neither is prose. */
export const CODE = '\ufffc'

export interface Link extends Span {
  readonly url: string
  readonly label: string
}

export interface Heading extends Span {
  readonly kind: 'heading'
  /** 1 to 6; 7 for a paragraph that is nothing but bold text or ends in a colon, which people use as one. */
  readonly level: number
  readonly text: Text
}

export interface Paragraph extends Span {
  readonly kind: 'paragraph'
  readonly text: Text
}

export interface Item extends Span {
  /** Null where it has no box. */
  readonly checked: boolean | null
  /** Its own first line of text, without what is nested below; null where it begins with something else. */
  readonly text: Text | null
  /** All that stands in it behind that, nested lists among them. */
  readonly blocks: readonly Block[]
}

export interface List extends Span {
  readonly kind: 'list'
  readonly ordered: boolean
  readonly items: readonly Item[]
}

export interface Row extends Span {
  /**
   * May be fewer than the header's, never more. A cell's span is its content without the blanks around it; an empty
   * cell is an empty span at which its content would begin.
   */
  readonly cells: readonly Text[]
}

export interface Table extends Span {
  readonly kind: 'table'
  readonly header: Row
  readonly rows: readonly Row[]
}

export interface Quote extends Span {
  readonly kind: 'quote'
  readonly blocks: readonly Block[]
}

/** Code, HTML or a line across: nothing that is read as prose. */
export interface Other extends Span {
  readonly kind: 'code' | 'html' | 'rule'
  readonly value: string
}

export type Block = Heading | Paragraph | List | Table | Quote | Other

/**
 * A heading and what stands below it, down to the next heading of its level or a higher one. It ends behind the last
 * thing in it. A section whose own blocks are none may still hold sections, those of level 7 among them.
 */
export interface Section extends Span {
  /** Null for what stands above the first heading. */
  readonly heading: Heading | null
  /** Its own blocks, without those of the sections inside. */
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
}

/** A key of the front matter's first level; its own span is its name alone. */
export interface FrontMatterKey extends Span {
  readonly name: string
  /** As YAML reads it: text, number, boolean, list, map or null. Dates stay text. */
  readonly value: unknown
  /** Where its value stands; the key's own place where there is none. */
  readonly valueAt: Span
}

export interface FrontMatter extends Span {
  /** Without those that cannot be read. Where there are problems, what is here is a guess: enough to point at, not to act on. */
  readonly keys: readonly FrontMatterKey[]
  /** Mistakes of YAML, each with its line in the document. */
  readonly problems: readonly { readonly line: number; readonly message: string }[]
}

/**
 * `<!-- sitrep-ignore rule-code: reason -->`: silences the rule on the next block; directly before or behind a heading,
 * in its section; inside a line of text, on the lines of that text. One for each code that it names.
 */
export interface Ignore extends Span {
  /** Lower case; empty where none is named. */
  readonly code: string
  /** Empty where none is given: then it silences nothing. */
  readonly reason: string
  /** Lines on which the rule is silent, both inclusive. */
  readonly from: number
  readonly to: number
}

/** A Markdown document, read with every place kept, so that a finding points at its line and an edit touches only its cell. */
export interface Document {
  /** As given, byte for byte: every offset counts in it. */
  readonly text: string
  readonly lines: number
  /** For each line the offset at which it begins. Lines are git's: only LF ends one. */
  readonly lineStarts: readonly number[]
  /** Line from which on nothing was read, since things nest deeper than people write; null where all was read. */
  readonly unreadFrom: number | null
  readonly frontMatter: FrontMatter | null
  /** The tree; the first may have no heading. */
  readonly sections: readonly Section[]
  readonly ignores: readonly Ignore[]
}
