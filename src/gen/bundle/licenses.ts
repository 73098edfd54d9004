import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Package {
  readonly name: string
  readonly version: string
  /** By its short name. */
  readonly license: string
  /** In full; empty where the package brings no text. */
  readonly text: string
}

/** The licences of the packages that these files belong to; what many share stands once. Throws where one has none. */
export function licenses(files: readonly string[]): string {
  const folders = new Set(files.flatMap((file) => packageOf(file) ?? []))
  const all = [...folders].map(described).toSorted((a, b) => compare(nameOf(a), nameOf(b)))
  const byText = Map.groupBy(all, ({ license, text }) => text || `Licence: ${license}`)
  return `${HEAD}${[...byText].map(([text, packages]) => entry(packages, text)).join('')}`
}

const HEAD =
  'Packages of others that are part of the files beside this one, each with its licence.\nWritten by `npm run bundle` from what is in them.\n'

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
const nameOf = ({ name, version }: Package): string => `${name} ${version}`

const entry = (packages: readonly Package[], text: string): string =>
  `\n${'-'.repeat(80)}\n${packages.map(nameOf).join('\n')}\n\n${text}\n`

/** The innermost package of a file; null for one of ours. */
function packageOf(file: string): string | null {
  const [path] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []
  return path ?? null
}

function described(folder: string): Package {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Package
  const [file] = globSync('{licen[cs]e,LICEN[CS]E,Licen[cs]e}*', { cwd: folder }).toSorted()
  if (file === undefined && !license) throw new Error(`${name} says nothing of its licence`)
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8')
  return { name, version, license, text: text.replaceAll('\r\n', '\n').trim() }
}
