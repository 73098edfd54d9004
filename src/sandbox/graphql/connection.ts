import type { Sized } from '../computed-issues.ts'
import type { Refusal } from '../refusal.ts'

/** The paging arguments that every connection takes. */
export interface PageArguments {
  readonly first?: number | null
  readonly last?: number | null
  readonly after?: string | null
  readonly before?: string | null
}

const MAX = 100

/** Thrown where GitHub answers with an error of this type instead of data. */
export class GraphqlRefusal extends Error {
  readonly type: string

  constructor(type: string, message: string) {
    super(message)
    this.name = 'GraphqlRefusal'
    this.type = type
  }
}

/** What a refusal by an action is called in GraphQL. */
export function graphqlRefusal(refusal: Refusal): GraphqlRefusal {
  const types: Readonly<Record<number, string>> = { 403: 'FORBIDDEN', 404: 'NOT_FOUND' }
  return new GraphqlRefusal(types[refusal.status] ?? 'UNPROCESSABLE', refusal.message)
}

const cursor = (index: number) => Buffer.from(`cursor:v2:${index}`).toString('base64')

function indexOf(text: string | null | undefined): number | null {
  if (text === null || text === undefined) return null
  const index = Number(Buffer.from(text, 'base64').toString('utf8').replace('cursor:v2:', ''))
  if (Number.isSafeInteger(index) && index >= 0) return index
  throw new GraphqlRefusal(
    'INVALID_CURSOR_ARGUMENTS',
    `\`${text}\` does not appear to be a valid cursor.`,
  )
}

function checkSize(name: string, { first, last }: PageArguments): void {
  const size = first ?? last
  if (size === null || size === undefined) {
    throw new GraphqlRefusal(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    )
  }
  if (size > MAX) {
    const which = first === null || first === undefined ? 'last' : 'first'
    throw new GraphqlRefusal(
      'EXCESSIVE_PAGINATION',
      `Requesting ${size} records on the \`${name}\` connection exceeds the \`${which}\` limit of ${MAX} records.`,
    )
  }
}

/** One page of a connection. `show` is asked for the nodes of the page only. */
export function connection<T>(
  name: string,
  items: Sized<T>,
  page: PageArguments,
  show: (item: T) => unknown,
) {
  checkSize(name, page)
  const from = (indexOf(page.after) ?? -1) + 1
  const to = indexOf(page.before) ?? items.length
  const start = page.first == null && page.last != null ? Math.max(from, to - page.last) : from
  const end = page.first == null ? to : Math.min(to, from + page.first)
  const nodes = items.slice(start, end).map(show)
  const edge = (index: number) => (nodes.length === 0 ? null : cursor(index))
  return {
    nodes,
    edges: nodes.map((node, index) => ({ node, cursor: cursor(start + index) })),
    totalCount: items.length,
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: edge(start),
      endCursor: edge(start + nodes.length - 1),
    },
  }
}
