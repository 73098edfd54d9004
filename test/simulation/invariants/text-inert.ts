import MarkdownIt from 'markdown-it'
import type { Invariant, Witness } from '../invariant.ts'
import { journalsOf } from './journal-lines.ts'
import { ourTexts } from './ours.ts'

export const textInert: Invariant = {
  name: 'I12',
  promise: 'nothing that we write calls, names or closes what it should not',
  broken: (witness) => {
    const allowed = allowedIn(witness)
    const wrong = writtenTexts(witness).flatMap((text) => judged(text, allowed))
    return [...new Set(wrong)]
  },
}

/** Whom and what our texts may name. */
interface Allowed {
  readonly logins: ReadonlySet<string>
  readonly numbers: ReadonlySet<number>
}

const NAMING = ['title', 'body', 'message', 'commit_message', 'commit_title'] as const

/** Every text that we sent to where GitHub looks for names and numbers, whatever became of it. */
function writtenTexts({ history }: Witness): readonly string[] {
  return history
    .filter(
      ({ method, path, body }) => method !== 'GET' && body !== null && !path.endsWith('/graphql'),
    )
    .flatMap(({ body }) => {
      const sent = JSON.parse(body ?? '{}') as Readonly<Record<string, unknown>>
      return NAMING.map((field) => sent[field]).filter((text) => typeof text === 'string')
    })
}

const markdown = new MarkdownIt({ html: true })

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** What is left where GitHub looks: the visible text without code and links, as a browser would show it, each block apart. */
function lookedAt(text: string): string {
  return markdown
    .render(text.replaceAll(/<!--[\s\S]*?-->/g, ''))
    .replaceAll(/<(code|pre|a)\b[^>]*>[\s\S]*?<\/\1>/g, ' ⌑ ')
    .replaceAll(/<\/?(?:strong|em|sub|s|b|i)>/g, '')
    .replaceAll(/<[^>]+>/g, ' ⌑ ')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/&([a-z]+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}

const MENTION = /(?<![\w/`@.])@([a-z\d](?:[a-z\d-]*[a-z\d])?(?:\/[\w-]+)?)/gi
const REFERENCE = /(?<![\w&/])(?:#|gh-)(\d+)\b/gi
const CLOSER =
  /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b:?\s+(?:#|gh-|\w+\/\w+#|https?:\S+\/issues\/)\d+/gi

function judged(text: string, { logins, numbers }: Allowed): readonly string[] {
  const seen = lookedAt(text)
  const strangers = [...seen.matchAll(MENTION)].filter(
    ([, name = '']) => !logins.has(name.toLowerCase()),
  )
  const others = [...seen.matchAll(REFERENCE)].filter(([, number]) => !numbers.has(Number(number)))
  return [
    ...strangers.map(([mention]) => `a text of ours calls ${mention}`),
    ...others.map(([reference]) => `a text of ours names ${reference}`),
    ...[...seen.matchAll(CLOSER)].map(
      ({ 0: words, index }) =>
        `a text of ours says ${words} in ${JSON.stringify(seen.slice(Math.max(0, index - 60), index + 60))}`,
    ),
  ]
}

/**
 * Who holds a role, or was named in a command that was accepted; the numbers of incidents and of what we have
 * opened for them. Whoever else is in a text is there because somebody typed them into it.
 */
function allowedIn(witness: Witness): Allowed {
  const { it, schedule } = witness
  const texts = ourTexts(witness)
  const lines = journalsOf(texts).flatMap((one) => one.lines)
  const accepted = lines.filter(({ outcome }) => outcome === 'accepted')
  const given = accepted.flatMap(({ facts = [] }) =>
    facts.flatMap((fact) => [fact['login'], ...listed(fact['to']), ...listed(fact['owners'])]),
  )
  const team = Object.entries(it.log.at(-1)?.roles ?? {}).flatMap(([login, role]) =>
    role === 'none' || role === 'read' ? [] : [login],
  )
  const configured = [...(schedule.config ?? '').matchAll(/@?([\w-]+(?:\/[\w-]+)?)/g)].map(
    ([, name]) => name,
  )
  const logins = [...given, ...team, ...configured.filter((name) => name !== undefined)]
  return {
    logins: new Set(
      logins.filter((one) => typeof one === 'string').map((one) => one.toLowerCase()),
    ),
    numbers: new Set(texts.map(({ issue }) => issue.number)),
  }
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
