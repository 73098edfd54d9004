import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { bundle } from './bundle.ts'
import { DIST } from './options.ts'

/** `npm run bundle`: writes `action/dist` anew. */
const files = await bundle()
rmSync(DIST, { recursive: true, force: true })
for (const { path, text } of files) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
console.log(`${DIST}: ${bytes.toLocaleString('en')} bytes in ${files.length} files`)
