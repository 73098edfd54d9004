import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import { buildSchema, type GraphQLSchema } from 'graphql'

let built: GraphQLSchema | null = null

/** GitHub's published schema, read and built at the first query: it takes about half a second. */
export function schema(): GraphQLSchema {
  built ??= buildSchema(readFileSync(schemaFile(), 'utf8'), { assumeValid: true })
  return built
}

function schemaFile(): string {
  const manifest = findPackageJSON('@octokit/graphql-schema', import.meta.url)
  if (manifest === undefined) throw new Error('@octokit/graphql-schema is not installed')
  return join(dirname(manifest), 'schema.graphql')
}
