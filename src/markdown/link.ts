import { inert } from './inert.ts'

const LONGEST = 2048

/**
 * A link for an address that a person gave: http and https only, no user or password in it, nothing in it that could
 * end the link. Any other address is shown as inert text behind its label.
 */
export function link(url: string, label: string): string {
  const href = safeHref(url)
  const text = inert(label, 200)
  if (href !== null) return `[${text === '' ? inert(url, 200) : text}](${href})`
  return [...new Set([text, inert(url, 200)])].join(' ').trim()
}

/** The address as it may stand in a Markdown link or an HTML attribute; null when it is not one to follow. */
export function safeHref(url: string): string | null {
  const given = url.trim()
  if (given.length > LONGEST || /[\s\p{Cc}\p{Cf}]/u.test(given) || !URL.canParse(given)) return null
  const parsed = new URL(given)
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null
  if (parsed.username !== '' || parsed.password !== '') return null
  return parsed.href.replaceAll(/[()<>"'`|*_~\\[\]{}^]/g, percent).replaceAll('&', '&amp;')
}

const percent = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase()}`
