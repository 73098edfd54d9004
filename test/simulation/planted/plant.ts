import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Bug } from './bug.ts'

const ROOT = new URL('../../../', import.meta.url)

/** Has this thread load the sources with that mistake in them. Throws where a place of an edit is gone, or is two. */
export function plant({ name, edits }: Bug): void {
  const wrong = new Map<string, string>()
  for (const { file, from, to } of edits) {
    const url = new URL(file, ROOT).href
    const text = wrong.get(url) ?? readFileSync(fileURLToPath(url), 'utf8')
    const places = text.split(from).length - 1
    if (places !== 1) throw new Error(`${name}: ${places} places in ${file} read ${from}`)
    wrong.set(
      url,
      text.replace(from, () => to),
    )
  }
  registerHooks({
    load: (url, context, next) => {
      const source = wrong.get(url)
      if (source === undefined) return next(url, context)
      return { format: 'module-typescript', source, shortCircuit: true }
    },
  })
}
