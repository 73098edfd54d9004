import { redact } from '../../markdown/secrets.ts'
import type { Part } from '../command.ts'
import { firstWord, taken, unread } from './taken.ts'

/** An absolute http or https address that gives nothing away: no password, nothing like a secret. */
export const url: Part<string> = {
  label: 'url',
  optional: false,
  accepts: () => 'an address that begins with `https://` or `http://`',
  sample: () => 'https://example.com/bridge',
  take(text, scene) {
    const { word, rest } = firstWord(text)
    const found = URL.parse(word.replace(/^<(.*)>$/, '$1'))
    if (found === null || !/^https?:$/.test(found.protocol)) {
      const detail = `That is no address. Accepted: ${url.accepts(scene)}.`
      return unread('unreadable-link', detail, url.sample(scene))
    }
    if (found.username !== '' || found.password !== '' || redact(found.href).text !== found.href) {
      const detail = 'The address looks as if it held a secret, which everybody here could read.'
      return unread('unreadable-link', detail, url.sample(scene))
    }
    return taken(found.href, rest)
  },
}
