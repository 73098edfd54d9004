import { createHash } from 'node:crypto'
import * as z from 'zod'
import { type Instant, MINUTE_MS } from '../../domain/instant.ts'
import type { OwnAlert } from '../../plan/alert/seen.ts'
import type { Actor, Snapshot } from '../../plan/snapshot.ts'
import { type Key, keysOf } from '../keys.ts'
import { type Marker, type Proof, proofOf, readMarker, writeMarker } from '../marker.ts'
import { packed, readPacked } from '../packed.ts'
import { isShared } from '../whose.ts'

/** The kind of marker that stands at the head of what an alert has opened. */
const INCIDENT = 'incident'

/** `<hash>.<episode>`: the episode is the number of the same alert's incident before, or 0. */
const KEY = /^([0-9a-f]{24})\.\d{1,10}$/
const LINE = /\n<!-- sitrep:alert ([A-Za-z0-9+/=]+) -->\s*$/
/** Far above what an alert holds. */
const LARGEST = 200_000

/** The hash by which an alert is known again, 24 hex digits. */
export const alertKey = (source: string, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([source, key]))
    .digest('hex')
    .slice(0, 24)

export const markerKey = (key: string, episode: number): string => `${key}.${episode}`

/** The alert's hash in a marker of ours as it is written, whoever wrote it; null where it is none. */
export function claimedAlert(body: string): string | null {
  return keyOf(readMarker(body))
}

const keyOf = (marker: Marker | null): string | null =>
  marker?.kind === INCIDENT ? (KEY.exec(marker.key)?.[1] ?? null) : null

/** What is hidden in the body, so that a crash before the first card loses nothing. */
export type Packed = Pick<OwnAlert, 'heard' | 'before' | 'alert' | 'notes'>

/** The body of the issue with its marker and its facts, which the marker's MAC covers. */
export function packAlert(
  { key, text, facts }: { readonly key: string; readonly text: string; readonly facts: Packed },
  repository: number,
  keys: readonly Key[],
): string {
  const journal = packed(JSON.stringify(facts))
  const sealed = { repository, issue: 0, kind: INCIDENT, key, journal }
  return `${writeMarker(sealed, keys)}\n${text}\n\n<!-- sitrep:alert ${journal} -->`
}

type Written = Pick<Snapshot['issue'], 'author' | 'body' | 'createdAt' | 'editedAt'>

/** Whoever copies a body copies its proof as well, but later than an issue is opened for an alert. */
const COPIED_MS = 10 * MINUTE_MS

/**
 * What we have hidden in the body, where we, or another bot with a key of ours, have opened the issue and it is no lie.
 * What no key of ours has signed is believed as long as nobody has edited it; of an account that others write with too,
 * only where we have no key.
 */
export function alertIn(
  { author, body, createdAt, editedAt }: Written,
  repository: number,
  keys: readonly Key[],
): OwnAlert | null {
  const text = body.replaceAll('\r\n', '\n')
  const marker = author.us || author.kind === 'bot' ? readMarker(text) : null
  const key = keyOf(marker)
  if (marker === null || key === null) return null
  const journal = LINE.exec(text)?.[1] ?? ''
  const proof = proofOf(
    marker,
    { repository, issue: 0, kind: INCIDENT, key: marker.key, journal },
    keysOf(author, keys),
  )
  if (!isBelieved(proof, { author, editedAt }, keys)) return null
  const facts = unpacked(journal)
  return facts === null || isCopy(facts, author, createdAt) ? null : { by: 'us', key, ...facts }
}

/** Nobody but us writes with that account. */
const isAlone = ({ us, login }: Actor): boolean => us && !isShared(login)

function isBelieved(
  proof: Proof,
  { author, editedAt }: Pick<Written, 'author' | 'editedAt'>,
  keys: readonly Key[],
): boolean {
  if (proof !== 'unsigned') return proof === 'good'
  return author.us && editedAt === null && (isAlone(author) || keys.length === 0)
}

const isCopy = ({ heard }: Packed, author: Actor, createdAt: Instant): boolean =>
  !isAlone(author) && createdAt - heard > COPIED_MS

const at = z.number().transform((value) => value as Instant)
const Facts = z.object({
  heard: at,
  before: z.number().nullable(),
  notes: z.array(z.string()),
  alert: z.object({
    source: z.string(),
    key: z.string(),
    state: z.enum(['firing', 'acknowledged', 'recovered']),
    title: z.string(),
    severity: z.string().nullable(),
    services: z.array(z.string()),
    startedAt: at.nullable(),
    details: z.string().nullable(),
    links: z.array(z.object({ name: z.string(), url: z.string() })),
  }),
})

const unpacked = (journal: string): Packed | null =>
  readPacked(journal, LARGEST, (text) => Facts.parse(JSON.parse(text)))
