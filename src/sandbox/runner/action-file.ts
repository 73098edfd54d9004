import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Json, objectAt, textAt } from './json.ts'

/** What `action.yml` says of an Action that is run by Node. */
export interface ActionFile {
  readonly folder: string
  readonly main: string
  readonly post: string | null
  readonly postIf: string
  /** By name, in the words of the file: what an input is where the workflow says nothing. */
  readonly defaults: Readonly<Record<string, string>>
}

/** Throws where the folder has no Action that Node runs. */
export function actionIn(folder: string): ActionFile {
  const content: unknown = parse(readFileSync(join(folder, 'action.yml'), 'utf8'))
  const using = textAt(content, 'runs', 'using')
  if (!/^node\d+$/.test(using)) {
    throw new Error(
      `The sandbox runs Actions of Node only, and this one is run by ${using || 'nothing'}.`,
    )
  }
  const post = textAt(content, 'runs', 'post')
  return {
    folder,
    main: join(folder, textAt(content, 'runs', 'main')),
    post: post === '' ? null : join(folder, post),
    postIf: textAt(content, 'runs', 'post-if') || 'always()',
    defaults: defaultsOf(objectAt(content, 'inputs')),
  }
}

function defaultsOf(inputs: Json): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.keys(inputs).map((name) => {
      const value = objectAt(inputs, name)['default']
      return [name, value === undefined || value === null ? '' : String(value)]
    }),
  )
}

/** The variables by which an Action reads its inputs; dashes stay, as they do on a runner. */
export function inputVariables(
  inputs: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  )
}
