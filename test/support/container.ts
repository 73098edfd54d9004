import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** One instruction of a Dockerfile, with what stands behind its name on one line. */
interface Instruction {
  readonly name: string
  readonly words: string
}

/** The instructions of each stage, in order. */
function stages(text: string): readonly (readonly Instruction[])[] {
  const lines = text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name = '', words = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? []
      return { name, words }
    })
  const starts = lines.flatMap(({ name }, at) => (name === 'FROM' ? [at] : []))
  return starts.map((start, nth) => lines.slice(start, starts[nth + 1]))
}

export const dockerfile = (): readonly (readonly Instruction[])[] =>
  stages(readFileSync('Dockerfile', 'utf8'))

/** What the last stage has under that name, the last of them. */
export function last(name: string): string {
  const found = (dockerfile().at(-1) ?? []).filter((one) => one.name === name).at(-1)
  if (found === undefined) throw new Error(`the Dockerfile has no ${name}`)
  return found.words
}

/** The words of a command in its JSON form. */
export const commandIn = (words: string): readonly string[] =>
  JSON.parse(words.slice(words.indexOf('['))) as readonly string[]

/** Paths below the root that the image leaves out, out of `.dockerignore`, which begins by leaving out everything. */
export function leftOut(): { readonly kept: readonly string[]; readonly out: readonly string[] } {
  const lines = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const [first, ...rest] = lines
  if (first !== '*') throw new Error('.dockerignore does not begin by leaving out everything')
  return {
    kept: rest.filter((line) => line.startsWith('!')).map((line) => line.slice(1)),
    out: rest.filter((line) => !line.startsWith('!')),
  }
}

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly dev?: boolean; readonly devOptional?: boolean }>
  >
}

/** Where `npm ci --omit=dev` would put each package. */
export function productionPackages(): readonly string[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
  return Object.entries(packages).flatMap(([path, { dev, devOptional }]) =>
    path === '' || dev === true || devOptional === true ? [] : [path],
  )
}

/** Does in a folder what the Dockerfile does in an image: the same files, and production packages alone. */
export function laidOut(folder: string): void {
  const { out } = leftOut()
  for (const { name, words } of dockerfile().at(-1) ?? []) {
    if (name !== 'COPY' || words.startsWith('--from')) continue
    const [from = '', to = ''] = words.split(' ')
    cpSync(from, join(folder, to === './' ? from : to), {
      recursive: true,
      filter: (path) => !out.includes(relative('.', path)),
    })
  }
  for (const path of productionPackages().filter(isTop)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    symlinkSync(join(process.cwd(), path), join(folder, path))
  }
}

/** What lies within another package comes with it. */
const isTop = (path: string): boolean => path.lastIndexOf('node_modules/') === 0
