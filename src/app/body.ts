import type { IncomingMessage } from 'node:http'

export interface BodyLimits {
  readonly largestBytes: number
  /** Of all bodies that are being read at one time. */
  readonly inFlightBytes: number
  readonly deadlineMs: number
}

/**
 * GitHub sends up to 25 MB, but what we listen to holds two texts of 64 KiB, or names of repositories: some thousands in
 * a MiB. More is kept of nobody, since whose it is shows only at its end. GitHub itself gives up after ten seconds. All
 * together are a thousand of its usual ones, and so little that strangers who send at once do not double what we hold.
 */
const LIMITS: BodyLimits = {
  largestBytes: 4 * 1024 * 1024,
  inFlightBytes: 16 * 1024 * 1024,
  deadlineMs: 10_000,
}

type BodyStatus = 400 | 408 | 413 | 503

export type Body =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly status: BodyStatus }

/**
 * Reads a request's body and never rejects: 400 when it breaks off, 408 when it is too slow, 413 when it is
 * announced or grows too large, 503 when too much is in flight and no other body is larger. What is given up is not kept.
 */
export type ReadBody = (request: IncomingMessage) => Promise<Body>

export function bodyReader(limits: BodyLimits = LIMITS): ReadBody {
  const flight: Flight = { bytes: 0, readings: new Set() }
  return async (request) => {
    const announced = Number(request.headers['content-length'] ?? 0)
    if (request.destroyed) return { ok: false, status: 400 }
    if (announced > limits.largestBytes) return { ok: false, status: 413 }
    const full = flight.bytes + announced > limits.inFlightBytes
    if (full && announced >= (largest(flight)?.size ?? 0)) return { ok: false, status: 503 }
    return gather(request, flight, limits)
  }
}

interface Flight {
  /** What has arrived, not what was announced: announcing costs nothing and must block nobody. */
  bytes: number
  readonly readings: Set<Reading>
}

interface Reading {
  size: number
  readonly giveUp: () => void
}

/** Who holds the most makes room: a few large bodies, which anybody may send, must not keep GitHub's small ones out. */
const largest = ({ readings }: Flight): Reading | undefined =>
  [...readings].reduce<Reading | undefined>(
    (most, one) => (most === undefined || one.size > most.size ? one : most),
    undefined,
  )

function gather(request: IncomingMessage, flight: Flight, limits: BodyLimits): Promise<Body> {
  const { promise, resolve } = Promise.withResolvers<Body>()
  const kept: Buffer[] = []
  const end = (body: Body) => {
    clearTimeout(timer)
    request.off('data', keep)
    if (flight.readings.delete(reading)) flight.bytes -= reading.size
    kept.length = 0
    resolve(body)
  }
  const giveUp = (status: BodyStatus) => () => end({ ok: false, status })
  const reading: Reading = { size: 0, giveUp: giveUp(503) }
  flight.readings.add(reading)
  const keep = (chunk: Buffer) => {
    kept.push(chunk)
    reading.size += chunk.length
    flight.bytes += chunk.length
    if (reading.size > limits.largestBytes) end({ ok: false, status: 413 })
    else if (flight.bytes > limits.inFlightBytes) largest(flight)?.giveUp()
  }
  const timer = setTimeout(giveUp(408), limits.deadlineMs)
  request.on('data', keep)
  request.on('end', () => end({ ok: true, bytes: whole(kept) }))
  // A sender that goes away is an 'error', or only a 'close'; after the end, neither changes anything.
  request.on('error', giveUp(400))
  request.on('close', giveUp(400))
  return promise
}

/** Most bodies come in one piece, which need not be copied. */
const whole = ([first, ...rest]: readonly Buffer[]): Buffer =>
  first === undefined
    ? Buffer.alloc(0)
    : rest.length === 0
      ? first
      : Buffer.concat([first, ...rest])
