import type { GraphQLError, GraphQLFieldResolver } from 'graphql'
import { defaultFieldResolver, execute } from 'graphql'
import { may } from '../access.ts'
import { repositoryByName, userByLogin } from '../find.ts'
import { authenticate, type Caller } from '../http/authenticate.ts'
import { type Answer, type Call, jsonAnswer } from '../http/call.ts'
import type { Counted } from '../http/counted.ts'
import { type Limits, payer } from '../http/limits.ts'
import { baseHeaders, refused } from '../http/rest.ts'
import { Refusal } from '../refusal.ts'
import { isBody, optionalText, parseBody, requiredText } from '../rest/body.ts'
import type { Actor, World } from '../world.ts'
import { GraphqlRefusal, graphqlRefusal } from './connection.ts'
import { type Cost, costOf, type Query, tooManyNodes } from './cost.ts'
import { checkedDocument } from './document.ts'
import { mutations } from './mutations.ts'
import { actorNode, viewerNode } from './people.ts'
import { repositoryNode } from './repository.ts'
import { schema } from './schema.ts'

/** Answers one GraphQL request. As on GitHub, a query that fails is still a 200 with `errors`. */
export async function answerGraphql(
  world: World,
  limits: Limits,
  counted: Counted,
  call: Call,
): Promise<Answer> {
  const common = baseHeaders(world)
  try {
    const caller = authenticate(world, call.headers)
    const actor = demandActor(caller)
    const who = payer(caller)
    const data = await run({ world, limits, counted, actor, who }, call)
    return jsonAnswer(200, data, { ...common, ...limits.headers(who, 'graphql') })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const answer = refused(error)
    return { ...answer, headers: { ...common, ...answer.headers } }
  }
}

function demandActor(caller: Caller): Actor {
  if (caller.kind === 'actor') return caller.actor
  const message = 'This endpoint requires you to be authenticated.'
  throw caller.kind === 'app' ? new Refusal(401, 'Bad credentials') : new Refusal(401, message)
}

const exhausted = (who: string) => {
  const message = `API rate limit exceeded for ${who}.`
  return { errors: [{ type: 'RATE_LIMITED', message }] }
}

function spent({ limits, counted, who }: Asking, points: number): boolean {
  const allowed = limits.spend(who, 'graphql', points)
  if (allowed) counted.spent(points)
  return allowed
}

interface Asking {
  readonly world: World
  readonly limits: Limits
  readonly counted: Counted
  readonly actor: Actor
  readonly who: string
}

async function run(asking: Asking, call: Call) {
  const { counted, who } = asking
  const body = parseBody(call.body)
  const checked = checkedDocument(requiredText(body, 'query'))
  if (!checked.ok) return spent(asking, 1) ? refusedQuery(counted, checked.errors) : exhausted(who)
  const variableValues = isBody(body['variables']) ? body['variables'] : {}
  const operationName = optionalText(body, 'operationName') ?? null
  const query = { document: checked.document, variableValues, operationName }
  const cost = costOf(schema(), query)
  if (!spent(asking, cost.points)) return exhausted(who)
  return tooManyNodes(cost) ?? executed(asking, query, cost)
}

async function executed(asking: Asking, query: Query, cost: Cost) {
  const { counted } = asking
  const fieldResolver = resolverFor(counted)
  const result = await execute({
    schema: schema(),
    ...query,
    rootValue: root(asking, cost),
    fieldResolver,
  })
  // No data at all, not even null: it was never run, since a variable does not fit its type.
  if (result.data === undefined) return refusedQuery(counted, result.errors ?? [])
  for (const error of result.errors ?? []) {
    if (!isRefusal(error.originalError)) counted.broken(`GraphQL: ${error.message}`)
  }
  const errors = result.errors?.map(shownError)
  return { data: result.data, ...(errors === undefined ? {} : { errors }) }
}

/** A query that GitHub's published schema does not allow: a client may take the answer for a bad day. */
function refusedQuery(counted: Counted, errors: readonly GraphQLError[]) {
  for (const { message } of errors) counted.broken(`GraphQL: ${message}`)
  return { errors: errors.map(shownError) }
}

/** Any other error is the box's own: an answer that does not fit the published schema. */
const isRefusal = (cause: unknown) => cause instanceof Refusal || cause instanceof GraphqlRefusal

/** GitHub puts the kind of an error beside its message, not below `extensions`. */
function shownError(error: GraphQLError) {
  const cause = error.originalError
  const known = cause instanceof Refusal ? graphqlRefusal(cause) : cause
  const { message, path, locations } = error
  const type = known instanceof GraphqlRefusal ? { type: known.type } : {}
  return { ...type, ...(path === undefined ? {} : { path }), locations, message }
}

/** A field that the box does not know fails loudly: null would be a lie that a client could trust. */
function resolverFor(counted: Counted): GraphQLFieldResolver<unknown, unknown> {
  return (source, values, context, info) => {
    if (isBody(source) && !(info.fieldName in source)) {
      const what = `${info.parentType.name}.${info.fieldName}`
      counted.unknown(`GraphQL ${what}`)
      throw new Error(`${what} is not modelled by the sandbox`)
    }
    return defaultFieldResolver(source, values, context, info)
  }
}

function root({ world, limits, actor, who }: Asking, { points, nodes }: Cost) {
  return {
    ...mutations(world, actor),
    viewer: () => viewerNode(world, actor.user),
    rateLimit: () => {
      const { limit, remaining, reset, used } = limits.standing(who, 'graphql')
      const resetAt = new Date(reset * 1000).toISOString().replace('.000', '')
      return { cost: points, nodeCount: nodes, limit, remaining, used, resetAt }
    },
    repository: ({ owner, name }: { readonly owner: string; readonly name: string }) => {
      const found = repositoryByName(world, owner, name)
      if (found !== undefined && may(actor, found, 'read'))
        return repositoryNode(world, actor, world.lags.graphql(found))
      const message = `Could not resolve to a Repository with the name '${owner}/${name}'.`
      throw new GraphqlRefusal('NOT_FOUND', message)
    },
    user: ({ login }: { readonly login: string }) => {
      const found = userByLogin(world, login)
      if (found?.type === 'User') return actorNode(world, found)
      const message = `Could not resolve to a User with the login of '${login}'.`
      throw new GraphqlRefusal('NOT_FOUND', message)
    },
  }
}
