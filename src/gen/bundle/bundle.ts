import { type OutputChunk, rolldown } from 'rolldown'
import type { Generated } from '../generated.ts'
import { licenses } from './licenses.ts'
import { DIST, input, output } from './options.ts'

/** All files of the folder `action/dist`. The same bytes wherever they are made. */
export async function bundle(): Promise<readonly Generated[]> {
  const bundled = await rolldown(input)
  try {
    const made = await bundled.generate(output)
    const chunks = made.output.filter((one) => one.type === 'chunk')
    const files = chunks.map(({ fileName, code }) => ({ path: `${DIST}/${fileName}`, text: code }))
    return [...files, { path: `${DIST}/licenses.txt`, text: licenses(modulesOf(chunks)) }]
  } finally {
    await bundled.close()
  }
}

/** Of which something has stayed. */
const modulesOf = (chunks: readonly OutputChunk[]): readonly string[] =>
  chunks.flatMap(({ modules }) =>
    Object.entries(modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? id : [])),
  )
