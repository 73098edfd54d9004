import { type Answer, jsonAnswer } from './call.ts'

type Path = readonly (string | number)[]

/** What GitHub says once for each thing that it did not come to. */
const left = (path: Path) => ({
  type: 'RESOURCE_LIMITS_EXCEEDED',
  path,
  message: 'Resource limits for this query exceeded.',
})

/** An answer of GraphQL of which every page's nodes beyond so many are null, with an error for each. */
export function inPart(done: Answer, above: number): Answer {
  const { data, errors = [] } = JSON.parse(done.body.toString()) as {
    readonly data?: unknown
    readonly errors?: readonly unknown[]
  }
  const cut: Path[] = []
  const shown = shortened(data, above, [], cut)
  if (cut.length === 0) return done
  const body = { data: shown, errors: [...errors, ...cut.map(left)] }
  return jsonAnswer(done.status, body, done.headers)
}

/** An answer that did not come in time where a page has more nodes than that. */
export function timedOut(done: Answer, above: number): Answer {
  const { data } = JSON.parse(done.body.toString()) as { readonly data?: unknown }
  const cut: Path[] = []
  shortened(data, above, [], cut)
  if (cut.length === 0) return done
  const message =
    'Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.'
  return jsonAnswer(502, { data: null, errors: [{ message }] }, done.headers)
}

function shortened(value: unknown, above: number, path: Path, cut: Path[]): unknown {
  if (Array.isArray(value)) return list(value, above, path, cut)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, shortened(part, above, [...path, key], cut)]),
  )
}

function list(all: readonly unknown[], above: number, path: Path, cut: Path[]): unknown {
  const most = path.at(-1) === 'nodes' ? above : Number.POSITIVE_INFINITY
  return all.map((one, index) => {
    const here = [...path, index]
    if (index < most) return shortened(one, above, here, cut)
    cut.push(here)
    return null
  })
}
