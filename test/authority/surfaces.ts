import type { Place } from './rules.ts'

/** Where a command is typed, and how. */
export interface Surface {
  readonly name: string
  readonly place: Place
  readonly kind: 'comment' | 'body' | 'pull comment' | 'review comment'
  readonly edited: boolean
  /** Whether the line is a command there at all. */
  readonly spoken: boolean
  readonly typed: (line: string) => string
}

const surface = (name: string, more: Partial<Surface> = {}): Surface => ({
  ...{ name, place: 'incident', kind: 'comment', edited: false, spoken: true },
  typed: (line) => line,
  ...more,
})

const talk = (name: string, typed: Surface['typed']): Surface =>
  surface(name, { spoken: false, typed })

export const SURFACES: readonly Surface[] = [
  surface('a comment on an incident'),
  surface('a comment on an action item', { place: 'item' }),
  surface('a comment on an issue that is neither', { place: 'plain' }),
  surface('a comment on an incident that was edited', { edited: true }),
  surface('a comment on an action item that was edited', { place: 'item', edited: true }),
  surface('a comment on any issue that was edited', { place: 'plain', edited: true }),
  surface('the opening body of an incident', { kind: 'body' }),
  surface('a comment on a pull request', { kind: 'pull comment', spoken: false }),
  surface('a comment on a line of a pull request', { kind: 'review comment', spoken: false }),
  talk('a quoted line', (line) => `> ${line}`),
  talk('a line of code', (line) => `\`\`\`\n${line}\n\`\`\``),
  talk('a line in an HTML comment', (line) => `<!--\n${line}\n-->`),
]
