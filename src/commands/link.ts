import type { Part } from './command.ts'
import { command, decided } from './command.ts'
import { inline } from './inline.ts'
import { firstWord, taken, unread } from './parts/taken.ts'
import { url } from './parts/url.ts'

const NAME = /^[a-z][a-z\d-]{0,29}$/

const linkName: Part<string> = {
  label: 'name',
  optional: false,
  accepts: () => '`bridge`, `dashboard`, `runbook`, `ticket` or another short word',
  sample: () => 'bridge',
  take(text, scene) {
    const { word, rest } = firstWord(text)
    const name = word.toLowerCase()
    if (NAME.test(name)) return taken(name, rest)
    const detail = `${inline(word)} is no name for a link. Accepted: ${linkName.accepts(scene)}.`
    return unread('unknown-choice', detail, 'bridge')
  },
}

export const link = command({
  name: 'link',
  aliases: [],
  summary: 'Keep an address on the card: bridge, dashboard, runbook, ticket',
  parts: { name: linkName, url },
  who: 'triage',
  during: 'incident',
  examples: ['/link bridge https://example.com/call/42'],
  decide({ name, url: address }, { incident }) {
    const same = incident.links.some((one) => one.name === name && one.url === address)
    return decided(same ? [] : [{ type: 'link-added', name, url: address }])
  },
})
