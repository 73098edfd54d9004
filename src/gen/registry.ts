import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Generated } from './generated.ts'

/** A folder of things of one kind, each in a file that is named after it. */
export interface Members {
  readonly folder: string
  /** The function that makes a member: `command`. */
  readonly builder: string
  /** The name of the list: `commands`. */
  readonly list: string
  readonly type: { readonly name: string; readonly from: string }
}

const camelCase = (name: string): string =>
  name.replaceAll(/-([a-z\d])/g, (_, letter: string) => letter.toUpperCase())

/** The names of the files in which `builder` makes what the file is named after, in order. */
function members({ folder, builder }: Pick<Members, 'folder' | 'builder'>): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.generated.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .filter((name) => {
      const made = `export const ${camelCase(name)} = ${builder}(`
      return readFileSync(join(folder, `${name}.ts`), 'utf8').includes(made)
    })
    .sort()
}

/** Source text of a registry: static imports, so that compiler, Node and bundler all see them. */
export function registry(kind: Members): string {
  const names = members(kind)
  const imports = names.map((name) => ({ from: `./${name}.ts`, name: camelCase(name) }))
  const type = { from: kind.type.from, name: `type ${kind.type.name}` }
  const lines = [...imports, type]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ name, from }) => `import { ${name} } from '${from}'`)
  return [
    '// Written by `npm run gen`. Add a file to this folder instead of a line here.',
    ...lines,
    '',
    `export const ${kind.list}: readonly ${kind.type.name}[] = [`,
    ...names.map((name) => `  ${camelCase(name)},`),
    ']',
    '',
  ].join('\n')
}

const MEMBERS: readonly Members[] = [
  {
    folder: 'src/commands',
    builder: 'command',
    list: 'commands',
    type: { name: 'Command', from: './command.ts' },
  },
  {
    folder: 'src/postmortem/rules',
    builder: 'rule',
    list: 'rules',
    type: { name: 'Rule', from: '../rule.ts' },
  },
  {
    folder: 'src/metrics/catalogue',
    builder: 'metric',
    list: 'metrics',
    type: { name: 'Metric', from: '../metric.ts' },
  },
  {
    folder: 'src/reports/sections',
    builder: 'section',
    list: 'sections',
    type: { name: 'Section', from: '../section.ts' },
  },
]

/** Every registry, and where it belongs. */
export const writeRegistries = (): readonly Generated[] =>
  MEMBERS.map((kind) => ({ path: `${kind.folder}/registry.generated.ts`, text: registry(kind) }))
