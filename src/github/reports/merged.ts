import type { Client } from '../client.ts'
import { Failure } from '../failure.ts'

type Variables = Readonly<Record<string, unknown>>
type Query = Client['query']

interface Waiting {
  readonly text: string
  readonly variables: Variables
  readonly end: (data: unknown) => void
  readonly fail: (error: unknown) => void
}

/** What GitHub does at once: a full page of issues with as much beside it as a few light questions take. */
const MOST_WEIGHT = 150
const PAGE_WEIGHT = 100
const LIGHT_WEIGHT = 30

/**
 * Sends what is asked of one repository at the same time as one request. Where that fails each question is asked by
 * itself, so that one that is too much for GitHub does not take the others with it.
 */
export function merging(query: Query): Query {
  let waiting: Waiting[] = []
  const flush = () => {
    const all = waiting
    waiting = []
    for (const group of groups(all)) void send(query, group)
  }
  return (text, variables) =>
    new Promise((end, fail) => {
      if (waiting.length === 0) setImmediate(flush)
      waiting.push({ text, variables, end, fail })
    })
}

function groups(all: readonly Waiting[]): readonly (readonly Waiting[])[] {
  const found: { weight: number; readonly of: Waiting[] }[] = []
  for (const one of all) {
    const weight = weightOf(one)
    const fits = found.find(
      (group) => group.weight + weight <= MOST_WEIGHT && isSame(group.of, one),
    )
    if (fits === undefined) found.push({ weight, of: [one] })
    else {
      fits.weight += weight
      fits.of.push(one)
    }
  }
  return found.map(({ of }) => of)
}

/** Of what has changed there are few, whatever the size of the page. */
function weightOf({ text, variables: { filter } }: Waiting): number {
  return text.includes('issues(first: $first') && filter === null ? PAGE_WEIGHT : LIGHT_WEIGHT
}

function isSame([first]: readonly Waiting[], { variables }: Waiting): boolean {
  const other = first?.variables
  return other?.['owner'] === variables['owner'] && other?.['name'] === variables['name']
}

async function send(query: Query, group: readonly Waiting[]): Promise<void> {
  const left = group.length === 1 ? group : await together(query, group)
  for (const one of left) await alone(query, one)
}

/** Those that have to be asked by themselves. What the limit refuses it would refuse each of them as well. */
async function together(query: Query, group: readonly Waiting[]): Promise<readonly Waiting[]> {
  const { text, variables } = merged(group)
  try {
    return answered(group, (await query(text, variables)) as Answers, [])
  } catch (error) {
    if (!(error instanceof Failure) || error.kind === 'rate-limit') {
      for (const { fail } of group) fail(error)
      return []
    }
    const { data, errors = [] } = (error.cause ?? {}) as InPart
    return answered(group, data ?? null, errors)
  }
}

type Answers = Readonly<Record<string, unknown>> | null

/** What GitHub says where it answers some questions and others not. */
interface InPart {
  readonly data?: Answers
  readonly errors?: readonly { readonly path?: readonly unknown[] }[]
}

/** Answers what was answered in full, and gives back the others. */
function answered(
  group: readonly Waiting[],
  data: Answers,
  errors: NonNullable<InPart['errors']>,
): readonly Waiting[] {
  const isPlaced = errors.every(({ path = [] }) => path.length > 0)
  const broken = new Set(errors.map(({ path }) => path?.[0]))
  return group.filter(({ end }, at) => {
    const repository = data?.[`q${at}`]
    if (repository == null || !isPlaced || broken.has(`q${at}`)) return true
    end({ repository })
    return false
  })
}

async function alone(query: Query, { text, variables, end, fail }: Waiting): Promise<void> {
  try {
    end(await query(text, variables))
  } catch (error) {
    fail(error)
  }
}

const FORM = /^query \w+\(([^)]*)\) \{\n( {2}rateLimit [^\n]*\n)([\s\S]*)\n\}$/
const SHARED = new Set(['owner', 'name'])

/** Each question keeps its fields below a name of its own, and its variables get one. */
function merged(group: readonly Waiting[]): Pick<Waiting, 'text' | 'variables'> {
  const variables: Record<string, unknown> = {}
  const declared = ['$owner: String!', '$name: String!']
  const bodies: string[] = []
  let budget = ''
  for (const [at, one] of group.entries()) {
    const [, names = '', limit = '', body = ''] = FORM.exec(one.text) ?? []
    const renamed = (text: string) =>
      text.replace(/\$(\w+)/g, (whole, name) => (SHARED.has(name) ? whole : `$${name}_${at}`))
    declared.push(
      ...renamed(names)
        .split(', ')
        .filter((text) => !/^\$(owner|name):/.test(text)),
    )
    bodies.push(renamed(body).replace('  repository(owner:', `  q${at}: repository(owner:`))
    budget = limit
    for (const [name, value] of Object.entries(one.variables)) {
      variables[SHARED.has(name) ? name : `${name}_${at}`] = value
    }
  }
  const text = `query Report(${declared.join(', ')}) {\n${budget}${bodies.join('\n')}\n}`
  return { text, variables }
}
