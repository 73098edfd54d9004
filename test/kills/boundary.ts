import type { Asking } from '../simulation/box.ts'
import type { Blow } from './fleet.ts'

/** A moment at which what we have done so far and what others know of it may differ. */
export interface Boundary {
  readonly at: 'write' | 'read' | 'commit'
  /** Of a request: before it is sent, once GitHub has done it, once its answer was read. Of a commit: before or after. */
  readonly stage: 'before' | 'done' | 'answered' | 'after'
  readonly what: string
}

/** Which boundary a request stands at; GraphQL is asked and told with the same method. */
export function requestBoundary(
  stage: Boundary['stage'],
  { method, path, body }: Asking,
): Boundary {
  const [where = ''] = path.split('?')
  const isQuery = where.endsWith('/graphql') && !/"query":"\s*mutation/.test(body ?? '')
  const isRead = method === 'GET' || isQuery || where.endsWith('/access_tokens')
  return { at: isRead ? 'read' : 'write', stage, what: `${method} ${where}` }
}

/** One in so many reads is struck: a read changes nothing, so that kills around it differ little. */
const READS = 12

/** The places in a row of boundaries that have to be struck: all writes and commits, and some reads; or all ways of writes. */
export const struckAt = (boundaries: readonly Boundary[], by: Blow): readonly number[] =>
  by === 'loss' ? lostAt(boundaries) : killedAt(boundaries)

function killedAt(boundaries: readonly Boundary[]): readonly number[] {
  let reads = 0
  return boundaries.flatMap(({ at }, place) => {
    if (at !== 'read') return [place]
    reads += 1
    return reads % READS === 0 ? [place] : []
  })
}

/** A label that a first incident brings along: one is as good as the other, so that only the first of them is struck. */
const OFFERS_LABEL = /^POST \/repos\/[^/]+\/[^/]+\/labels$/

/** Where a write can be lost: on its way there, before anything is done, and on its way back, when all is. */
function lostAt(boundaries: readonly Boundary[]): readonly number[] {
  const known = new Set<string>()
  return boundaries.flatMap(({ at, stage, what }, place) => {
    if (at !== 'write' || (stage !== 'before' && stage !== 'done')) return []
    const way = `${stage} ${what}`
    if (OFFERS_LABEL.test(what) && known.has(way)) return []
    known.add(way)
    return [place]
  })
}
