import type { Text } from '../../markdown/document/model.ts'

/** Addresses at which work is tracked, by the shape that trackers and forges give them. */
const TRACKER =
  /\/(?:issues|pull|pulls|merge_requests|browse|issue|tickets?|work_?items|pullrequest|bugs?|show_bug\.cgi\?id=|task|T)\/?(?:[A-Z][A-Z\d]+-)?\d+|\/(?:issue|browse|ticket)\/[A-Z][A-Z\d]*-\d+|\/show_bug\.cgi\?|\/(?:c|card|task)\/[\w-]{6,}/

const isTracker = (url: string): boolean => TRACKER.test(url)

const REFERENCE =
  /(?<![\w/&#.-])(?:[\w.-]{1,39}\/[\w.-]{1,99})?#\d{1,7}\b|(?<![\w/-])[A-Z][A-Z\d]{1,9}-\d{1,6}(?![\w-])/g
/** Looks like a ticket and is a standard, an encoding or the like. */
const NO_TICKET =
  /^(?:UTF|SHA|ISO|RFC|CVE|SEV|HTTP|IPV|TLS|AES|P|PM|AI|ACTION|ITEM|TASK|STEP|INC|MD|EC|CPU|GPU|S|Q)-?\d/

/** Where an item is carried on: addresses first, then references that are no link. */
export function trackedIn(text: Text): readonly string[] {
  const urls = text.links.filter(({ url }) => isTracker(url)).map(({ url }) => url)
  const labels = text.links.map(({ label }) => label)
  const references = [...text.plain.matchAll(REFERENCE)]
    .map(([reference]) => reference)
    .filter((reference) => !NO_TICKET.test(reference))
    .filter((reference) => !labels.some((label) => label.includes(reference)))
  return [...new Set([...urls, ...references])]
}

/** What a piece of text names as having to be done before: addresses, references, and ids of other items. */
export function blockersIn(text: Text): readonly string[] {
  const urls = text.links.filter(({ url }) => isTracker(url)).map(({ url }) => url)
  const labels = new Set(text.links.map(({ label }) => label))
  const named = text.plain
    .split(/[,;&\ufffc]|\band\b/)
    .map((word) => word.trim())
    .filter((word) => /^#?[\p{L}\d][\p{L}\d/._ #-]{0,60}$/u.test(word) && !labels.has(word))
    .filter((word) => !/^(?:n\/?a|none|nothing|tbd|no)$/i.test(word))
  return [...new Set([...urls, ...named])]
}
