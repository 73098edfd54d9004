import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'

/** What a query asks for at most, whatever there is. */
export interface Cost {
  /** What is taken from the hourly budget. */
  readonly points: number
  readonly nodes: number
}

/** What a client sends, parsed. */
export interface Query {
  readonly document: DocumentNode
  readonly variableValues: Variables
  readonly operationName: string | null
}

type Variables = Readonly<Record<string, unknown>>

const MAX_NODES = 500_000
const REQUESTS_A_POINT = 100

interface Around {
  readonly schema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly variables: Variables
}

interface Asked {
  /** Pages that have to be fetched, one for each node that a connection hangs on. */
  readonly requests: number
  readonly nodes: number
}

const NOTHING: Asked = { requests: 0, nodes: 0 }

/**
 * The points of a query by GitHub's rule: pages of connections, counted as if every page above them were full, by the
 * hundred. The query has passed the schema.
 */
export function costOf(
  schema: GraphQLSchema,
  { document, variableValues, operationName }: Query,
): Cost {
  const operation = operationOf(document, operationName)
  const root = operation === undefined ? undefined : schema.getRootType(operation.operation)
  if (operation === undefined || root == null) return { points: 1, nodes: 0 }
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  )
  const around = { schema, fragments, variables: { ...defaults(operation), ...variableValues } }
  const { requests, nodes } = ofSelection(around, operation.selectionSet, root, 1)
  return { points: Math.max(1, Math.round(requests / REQUESTS_A_POINT)), nodes }
}

/** What GitHub says where it does not even begin, since too much is asked for; null where it is not. */
export function tooManyNodes({ nodes }: Cost) {
  if (nodes <= MAX_NODES) return null
  const [asked, most] = [nodes, MAX_NODES].map((count) => count.toLocaleString('en-US'))
  const message = `This query requests up to ${asked} possible nodes which exceeds the maximum limit of ${most}.`
  return { errors: [{ type: 'MAX_NODE_LIMIT_EXCEEDED', message }] }
}

function operationOf(
  { definitions }: DocumentNode,
  name: string | null,
): OperationDefinitionNode | undefined {
  const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  return name === null ? operations[0] : operations.find((one) => one.name?.value === name)
}

function defaults({ variableDefinitions }: OperationDefinitionNode): Variables {
  return Object.fromEntries(
    (variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)]] : [],
    ),
  )
}

function ofSelection(
  around: Around,
  { selections }: SelectionSetNode,
  type: GraphQLCompositeType,
  times: number,
): Asked {
  return selections.reduce((sum, selection) => {
    if (selection.kind === Kind.FIELD) return plus(sum, ofField(around, selection, type, times))
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : around.fragments.get(selection.name.value)
    const name = fragment?.typeCondition?.name.value
    const on = name === undefined ? type : around.schema.getType(name)
    if (fragment === undefined || !isCompositeType(on)) return sum
    return plus(sum, ofSelection(around, fragment.selectionSet, on, times))
  }, NOTHING)
}

function ofField(
  around: Around,
  field: FieldNode,
  type: GraphQLCompositeType,
  times: number,
): Asked {
  const known = isObjectType(type) || isInterfaceType(type)
  const found = known ? type.getFields()[field.name.value] : undefined
  const below = found === undefined ? undefined : getNamedType(found.type)
  if (!isCompositeType(below) || field.selectionSet === undefined) return NOTHING
  if (!below.name.endsWith('Connection'))
    return ofSelection(around, field.selectionSet, below, times)
  const nodes = times * sizeOf(around, field)
  const inner = ofSelection(around, field.selectionSet, below, nodes)
  return plus({ requests: times, nodes }, inner)
}

function sizeOf({ variables }: Around, { arguments: given = [] }: FieldNode): number {
  const value = (name: string): number => {
    const node: ValueNode | undefined = given.find((one) => one.name.value === name)?.value
    if (node?.kind === Kind.INT) return Number(node.value)
    return node?.kind === Kind.VARIABLE ? Number(variables[node.name.value] ?? 0) : 0
  }
  return value('first') || value('last')
}

const plus = (a: Asked, b: Asked): Asked => ({
  requests: a.requests + b.requests,
  nodes: a.nodes + b.nodes,
})
