import { seenLine } from './invisible.ts'

export interface Redacted {
  readonly text: string
  /** Kinds that were found, each once, in order of discovery: `github-token`. */
  readonly found: readonly string[]
}

interface Shape {
  readonly kind: string
  readonly pattern: RegExp
  /** Which group is the secret; the rest of the match stays. Without it the whole match goes. */
  readonly keep?: 'before'
  readonly unless?: (match: string, secret: string) => boolean
}

const PLACEHOLDER =
  /^["']?(?:[<[{$%*]|x{3,}|\.{3}|your|my|the|some|example|changeme|placeholder|redacted|secret|password|null|none|true|false|undefined)/i

/** Prose such as `token: expired` has letters only; a secret has a digit or a sign in it. */
const prose = (match: string, secret: string): boolean =>
  PLACEHOLDER.test(secret) || (/[:]\s+$/.test(match) && /^[A-Za-z]+[.,;:!?)]*$/.test(secret))

/** In this order: what says more about itself comes first. Every pattern is linear or bounded. */
const SHAPES: readonly Shape[] = [
  {
    kind: 'webhook-url',
    pattern:
      /https:\/\/(?:hooks\.slack\.com\/(?:services|workflows|triggers)|discord(?:app)?\.com\/api\/webhooks)\/[^\s)>\]"'`]{8,}/gi,
  },
  {
    kind: 'github-token',
    pattern:
      /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9_]{30,}(?:\.[A-Za-z0-9_-]+){0,2}|github_pat_[A-Za-z0-9_]{30,})/g,
  },
  { kind: 'gitlab-token', pattern: /(?<![A-Za-z0-9])glpat-[A-Za-z0-9_-]{20,}/g },
  { kind: 'aws-access-key', pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g },
  { kind: 'slack-token', pattern: /(?<![A-Za-z0-9])(?:xox[abeoprs]|xapp)-[A-Za-z0-9-]{10,}/g },
  { kind: 'google-api-key', pattern: /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g },
  {
    kind: 'stripe-key',
    pattern: /(?<![A-Za-z0-9])(?:(?:sk|rk)_(?:live|test)|whsec)_[A-Za-z0-9]{16,}/g,
  },
  { kind: 'npm-token', pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/g },
  { kind: 'api-key', pattern: /(?<![A-Za-z0-9])sk-(?=[A-Za-z0-9_-]{0,80}\d)[A-Za-z0-9_-]{32,}/g },
  {
    kind: 'jwt',
    pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?/g,
  },
  {
    kind: 'url-password',
    keep: 'before',
    pattern: /((?<![a-z0-9])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{0,100}:)([^\s/@]{1,200})(?=@)/gi,
    unless: (_, secret) => PLACEHOLDER.test(secret),
  },
  {
    kind: 'authorization',
    keep: 'before',
    pattern:
      /(authorization["']?\s{0,3}[:=]\s{0,3}["']?(?:(?:bearer|basic|token|digest)\s{1,3})?)([^\s"',;]{6,})/gi,
    unless: prose,
  },
  { kind: 'bearer', keep: 'before', pattern: /(\bbearer\s{1,3})([A-Za-z0-9._~+/=-]{20,})/gi },
  {
    kind: 'password',
    keep: 'before',
    pattern:
      /((?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key)["']?\s{0,3}[:=]\s{0,3})("[^"\r\n]{4,200}"|'[^'\r\n]{4,200}'|[^\s"',;]{6,})/gi,
    unless: prose,
  },
]

/**
 * `text` with everything that has the shape of a secret replaced by its kind. Meant to run before text is first
 * written anywhere: GitHub keeps the history of edits. What cannot be seen splits no secret, since it is gone by the
 * time the text is shown; where it did, it is gone from all of the text.
 */
export function redact(text: string): Redacted {
  const found = new Set<string>()
  const clean = withoutSecrets(text, found)
  const seen = clean.split(LINE_END).map(seenLine).join('\n')
  if (seen === clean) return { text: clean, found: [...found] }
  const bare = withoutSecrets(seen, found)
  return { text: bare === seen ? clean : bare, found: [...found] }
}

const LINE_END = /\r\n?|\n/

function withoutSecrets(text: string, found: Set<string>): string {
  let clean = withoutKeys(text, found)
  for (const { kind, pattern, keep, unless } of SHAPES) {
    clean = clean.replaceAll(pattern, (match: string, before: string, secret: string) => {
      // Without groups these two are an offset and the whole text.
      if (keep && (unless?.(before, secret) || secret.startsWith('[redacted:'))) return match
      found.add(kind)
      return `${keep ? before : ''}[redacted: ${kind}]`
    })
  }
  return clean
}

const BEGIN = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g
const END = /-----END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g

/** A key block up to its end line; one that is cut off is taken to the end, since its rest is still the key. */
function withoutKeys(text: string, found: Set<string>): string {
  const begins = [...text.matchAll(BEGIN)].map(({ index }) => index)
  const ends = [...text.matchAll(END)].map(({ index, 0: line }) => index + line.length)
  let out = ''
  let at = 0
  let end = 0
  for (const begin of begins) {
    if (begin < at) continue
    while ((ends[end] ?? text.length) < begin) end++
    out += `${text.slice(at, begin)}[redacted: private-key]`
    at = ends[end] ?? text.length
    found.add('private-key')
  }
  return out + text.slice(at)
}
