import { below, isJson, type Json, sha256 } from './json.ts'
import { prunedOperation, prunedPart, prunedSchema } from './prune.ts'

/** Where a slice was cut from. */
export interface Source {
  readonly package: string
  readonly version: string
  /** Path inside the package. */
  readonly file: string
  /** The file's bytes. */
  readonly bytes: Uint8Array
}

interface Line {
  readonly section: string
  readonly name: string
  readonly value: Json
}

/** `POST /repos/{owner}/{repo}/issues` of each wanted operation and the components that they reach. */
export function cutOperations(source: Source, wanted: readonly string[]): string {
  const whole = parsed(source)
  const operations = wanted.map((name): Line => {
    const [method = '', path = ''] = name.split(' ')
    const found = below(below(whole, 'paths'), path)[method.toLowerCase()]
    if (!isJson(found)) throw new Error(`${source.package} does not describe ${name}`)
    return { section: 'operations', name, value: prunedOperation(found) }
  })
  return written(source, withComponents(whole, operations))
}

/** The payload of each wanted `event.action` and the components that it reaches. */
export function cutWebhooks(source: Source, wanted: readonly string[]): string {
  const whole = parsed(source)
  const events = wanted.map((name): Line => {
    // Only the first dot parts event and action: the second may have dots of its own.
    const key = name.replaceAll('_', '-').replace('.', '-')
    const body = below(below(below(whole, 'webhooks'), key), 'post')['requestBody']
    if (body === undefined) throw new Error(`${source.package} does not describe ${name}`)
    return { section: 'webhooks', name, value: prunedPart(body) }
  })
  return written(source, withComponents(whole, events))
}

const parsed = ({ bytes }: Source): unknown => JSON.parse(Buffer.from(bytes).toString('utf8'))

/** The lines themselves, and each component that they need, once. */
function withComponents(whole: unknown, roots: readonly Line[]): Line[] {
  const components = below(whole, 'components')
  const found = new Map<string, Line>()
  const open = [...roots]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const reference of references(next.value)) {
      if (found.has(reference)) continue
      const line = component(components, reference)
      found.set(reference, line)
      open.push(line)
    }
  }
  return [...roots, ...found.values()]
}

function component(components: Json, reference: string): Line {
  const [section = '', name = ''] = reference.replace('#/components/', '').split('/')
  const value = below(components, section)[name]
  if (!isJson(value)) throw new Error(`there is no ${reference}`)
  const pruned = section === 'schemas' ? prunedSchema(value) : prunedPart(value)
  return { section, name, value: pruned as Json }
}

function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references)
  if (!isJson(value)) return []
  const here = typeof value['$ref'] === 'string' ? [value['$ref']] : []
  return [...here, ...Object.values(value).flatMap(references)]
}

/** One line of origin and hashes, then one line a part, so that a new version reads as a diff. */
function written(source: Source, lines: readonly Line[]): string {
  const content = lines
    .map(({ section, name, value }) => JSON.stringify([section, name, value]))
    .sort()
    .join('\n')
  const origin = {
    package: source.package,
    version: source.version,
    file: source.file,
    source_sha256: sha256(source.bytes),
    content_sha256: sha256(content),
  }
  return `${JSON.stringify(origin)}\n${content}\n`
}
