import { createInstallationToken, installedRepositories } from '../actions/apps.ts'
import type { Access, Permissions, Repository } from '../model.ts'
import type { World } from '../world.ts'
import type { BuiltIn } from './options.ts'

/** `actions/create-github-app-token`: a token of the App whose key the workflow holds, gone with the job. */
export const appToken: BuiltIn = (world, repository, inputs) => {
  const id = inputs['app-id'] || inputs['client-id'] || ''
  const app = Object.values(world.state.apps).find(
    (one) => String(one.id) === id || one.clientId === id,
  )
  if (app === undefined) throw new Error(`There is no App with the id ${id}.`)
  if (app.privateKey === '' || inputs['private-key']?.trim() !== app.privateKey.trim()) {
    throw new Error('A JSON web token could not be decoded')
  }
  const installation = Object.values(world.state.installations).find(
    (one) => one.appId === app.id && installedRepositories(world, one).includes(repository),
  )
  if (installation === undefined) throw new Error(`${app.name} is not installed here.`)
  const reach = chosen(world, repository, inputs)
  const { token } = createInstallationToken(world, installation, asked(inputs), reach)
  const revoke = () => {
    delete world.state.tokens[token]
    world.changed()
  }
  const outputs = { token, 'installation-id': String(installation.id), 'app-slug': app.slug }
  return { outputs, secrets: [token], atEnd: revoke }
}

/** This repository alone, unless others are named; all of the installation where only an owner is. */
function chosen(
  world: World,
  repository: Repository,
  inputs: Readonly<Record<string, string>>,
): readonly Repository[] | undefined {
  const names = (inputs['repositories'] ?? '').split(/[\s,]+/).filter((name) => name !== '')
  if (names.length === 0) return inputs['owner'] ? undefined : [repository]
  return Object.values(world.state.repositories).filter(
    ({ ownerId, name }) => ownerId === repository.ownerId && names.includes(name),
  )
}

function asked(inputs: Readonly<Record<string, string>>): Permissions | undefined {
  const named = Object.entries(inputs).flatMap(([name, level]): [string, Access][] => {
    const permission = /^permission-(.+)$/.exec(name)?.[1]?.replaceAll('-', '_')
    const known = level === 'read' || level === 'write' || level === 'admin'
    return permission !== undefined && known ? [[permission, level]] : []
  })
  return named.length === 0 ? undefined : Object.fromEntries(named)
}
