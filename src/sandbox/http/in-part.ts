import { type Answer, jsonAnswer } from './call.ts'
import type { Heavy } from './fault.ts'

type Path = readonly (string | number)[]
type Limit = Pick<Heavy, 'above' | 'of'>

/** What GitHub says once for each thing that it did not come to. */
const left = (path: Path) => ({
  type: 'RESOURCE_LIMITS_EXCEEDED',
  path,
  message: 'Resource limits for this query exceeded.',
})

/** An answer of GraphQL of which every page's nodes beyond so many are null, with an error for each. */
export function inPart(done: Answer, limit: Limit): Answer {
  const { data, errors = [] } = JSON.parse(done.body.toString()) as {
    readonly data?: unknown
    readonly errors?: readonly unknown[]
  }
  const cut: Path[] = []
  const shown = shortened(data, limit, [], cut)
  if (cut.length === 0) return done
  const body = { data: shown, errors: [...errors, ...cut.map(left)] }
  return jsonAnswer(done.status, body, done.headers)
}

/** An answer that did not come in time where a page has more nodes than that. */
export function timedOut(done: Answer, limit: Limit): Answer {
  const { data } = JSON.parse(done.body.toString()) as { readonly data?: unknown }
  const cut: Path[] = []
  shortened(data, limit, [], cut)
  if (cut.length === 0) return done
  const message =
    'Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.'
  return jsonAnswer(502, { data: null, errors: [{ message }] }, done.headers)
}

function shortened(value: unknown, limit: Limit, path: Path, cut: Path[]): unknown {
  if (Array.isArray(value)) return list(value, limit, path, cut)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, shortened(part, limit, [...path, key], cut)]),
  )
}

function list(all: readonly unknown[], limit: Limit, path: Path, cut: Path[]): unknown {
  const isPage = path.at(-1) === 'nodes' && path.at(-2) === (limit.of ?? path.at(-2))
  const most = isPage ? limit.above : Number.POSITIVE_INFINITY
  return all.map((one, index) => {
    const here = [...path, index]
    if (index < most) return shortened(one, limit, here, cut)
    cut.push(here)
    return null
  })
}
