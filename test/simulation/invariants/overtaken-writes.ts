import type { Sent } from '../history.ts'
import type { Witness } from '../invariant.ts'
import { ourTexts } from './ours.ts'

/** A request that reads an incident or writes on it. */
interface Touch {
  readonly sent: Sent
  /** `shop#1` */
  readonly place: string
}

/**
 * What one of our processes wrote on an incident by what it had read before another one wrote there: it has lost its turn
 * meanwhile, and goes on all the same.
 */
export function overtakenWrites(witness: Witness): readonly string[] {
  const places = incidentsOf(witness)
  const touched = witness.history
    .flatMap((sent) => touchesOf(sent))
    .filter(({ place }) => places.has(place))
  return [...Map.groupBy(touched, ({ place }) => place)].flatMap(([place, all]) =>
    all
      .filter(({ sent }) => isWrite(sent) && isOvertaken(sent, all))
      .map(({ sent }) => {
        const { life, method, path, at } = sent
        return `${place}: ${life} sent ${method} ${path} at ${at}, by what it read before another wrote`
      }),
  )
}

function isOvertaken({ life, at }: Sent, all: readonly Touch[]): boolean {
  const readAt = all.reduce(
    (last, { sent }) =>
      sent.life === life && !isWrite(sent) && sent.at < at ? Math.max(last, sent.at) : last,
    0,
  )
  return all.some(
    ({ sent }) => sent.life !== life && isWrite(sent) && sent.at > readAt && sent.doneAt < at,
  )
}

const isWrite = ({ method, path }: Sent): boolean => method !== 'GET' && !isGraphql(path)

const isGraphql = (path: string): boolean => path.endsWith('/graphql')

const OF_ISSUE = /^\/repos\/[^/]+\/([^/]+)\/issues\/(\d+)(?=[/?]|$)/

/** By the number of the issue. Of comments that are changed only their own number is told. */
function touchesOf(sent: Sent): readonly Touch[] {
  const { path, body } = sent
  const [, repo, number] = OF_ISSUE.exec(path) ?? []
  if (repo !== undefined) return [{ sent, place: `${repo}#${number}` }]
  if (!isGraphql(path) || body === null) return []
  const { variables = {} } = JSON.parse(body) as { readonly variables?: Asked }
  return variables.number === undefined
    ? []
    : [{ sent, place: `${variables.name}#${variables.number}` }]
}

interface Asked {
  readonly name?: string
  readonly number?: number
}

/** Only these have a lane of their own that nobody else writes on. */
const incidentsOf = (witness: Witness): ReadonlySet<string> =>
  new Set(
    ourTexts(witness)
      .filter(({ mark, issue }) => mark?.kind === 'card' && !isItem(issue.body))
      .map(({ repository, issue }) => `${repository.name}#${issue.number}`),
  )

const isItem = (body: string | null): boolean => /^<!-- sitrep:v1 action /.test(body ?? '')
