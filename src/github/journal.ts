import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Page } from '../plan/effect.ts'
import type { Entry } from '../plan/entry.ts'
import type { Trust } from '../plan/snapshot.ts'
import type { Key, Sealed } from './keys.ts'
import { type Proof, proofOf, readMarker, writeMarker } from './marker.ts'
import { packed, readPacked } from './packed.ts'

const LINE = /\n<!-- sitrep:journal ([A-Za-z0-9+/=]+) -->\s*$/
/** Far above what a page holds before it is compressed, far below what would hurt. */
const LARGEST = 1_000_000

/** Where a card stands, which its MAC is bound to. */
export interface Place {
  readonly repository: number
  readonly issue: number
}

/** A card page as the body of a comment: marker, text, journal. */
export function packCard(
  { page, text, entries }: Page,
  place: Place,
  keys: readonly Key[],
): string {
  const journal = journalLine(entries, text)
  const marker = writeMarker(sealedIn(place, page, journal), keys)
  return `${marker}\n${text}\n\n<!-- sitrep:journal ${journal} -->`
}

export interface Unpacked {
  readonly page: number
  readonly text: string
  readonly entries: readonly Entry[]
  readonly trust: Trust
  readonly intact: boolean
}

/**
 * Reads a comment of ours as a card page; null where it is none. `untouched` says that nobody but us can have
 * edited it, which is all the proof there is where no known key has signed.
 */
export function unpackCard(
  body: string,
  place: Place,
  keys: readonly Key[],
  untouched: boolean,
): Unpacked | null {
  const text = body.replaceAll('\r\n', '\n')
  const marker = readMarker(text)
  const page = Number(marker?.key)
  if (marker?.kind !== 'card' || !Number.isInteger(page)) return null
  const journal = LINE.exec(text)?.[1] ?? ''
  const visible = text
    .slice(text.indexOf('\n') + 1)
    .replace(LINE, '')
    .trimEnd()
  const proof = proofOf(marker, sealedIn(place, page, journal), keys)
  const read = proof === 'bad' ? null : unpacked(journal)
  if (read === null) return { page, text: visible, entries: [], trust: 'tampered', intact: false }
  return {
    page,
    text: visible,
    entries: read.entries,
    trust: trustIn(proof, untouched, keys),
    intact: read.text === hash(visible),
  }
}

/** Whether a card was signed with one of our keys; a comment that is none is not. */
export function cardProof(body: string, place: Place, keys: readonly Key[]): Proof {
  const text = body.replaceAll('\r\n', '\n')
  const marker = readMarker(text)
  if (marker?.kind !== 'card') return 'unsigned'
  const journal = LINE.exec(text)?.[1] ?? ''
  return proofOf(marker, { ...sealedIn(place, 0, journal), key: marker.key }, keys)
}

function trustIn(proof: Proof, untouched: boolean, keys: readonly Key[]): Trust {
  if (proof === 'good') return 'good'
  if (!untouched) return 'tampered'
  return keys.length > 0 ? 'stale' : 'good'
}

const sealedIn = ({ repository, issue }: Place, page: number, journal: string): Sealed => ({
  repository,
  issue,
  kind: 'card',
  key: String(page),
  journal,
})

/** Boxes aside: they are the one thing on a card that people may change. */
const hash = (text: string): string =>
  createHash('sha256')
    .update(text.replaceAll(/^- \[[ xX]\]/gm, '- [ ]').trimEnd())
    .digest('hex')
    .slice(0, 16)

function journalLine(entries: readonly Entry[], text: string): string {
  const lines = [...entries, { text: hash(text) }].map((line) => JSON.stringify(line))
  return packed(lines.join('\n'))
}

const Line = z.looseObject({
  key: z.string(),
  at: z.number(),
  by: z.string(),
  outcome: z.enum(['accepted', 'refused', 'noted']),
})
const Last = z.strictObject({ text: z.string() })

const unpacked = (journal: string): { entries: readonly Entry[]; text: string } | null =>
  readPacked(journal, LARGEST, (raw) => {
    const lines = raw.split('\n').map((line): unknown => JSON.parse(line))
    const last = Last.parse(lines.pop())
    const entries = lines.map((line) => Line.parse(line) as unknown as Entry)
    return { entries, text: last.text }
  })
