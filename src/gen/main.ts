import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Generated } from './generated.ts'
import { writeRegistries } from './registry.ts'

/** `npm run gen`: writes every generated file; with `--check` it only says which are stale. */
const onlyCheck = process.argv.includes('--check')

const stale = ({ path, text }: Generated): boolean =>
  !existsSync(path) || readFileSync(path, 'utf8') !== text

function put(files: readonly Generated[]): void {
  for (const file of files.filter(stale)) {
    console.log(`${onlyCheck ? 'stale' : 'wrote'} ${file.path}`)
    if (onlyCheck) {
      process.exitCode = 1
      continue
    }
    mkdirSync(dirname(file.path), { recursive: true })
    writeFileSync(file.path, file.text)
  }
}

put(writeRegistries())
// Loaded after the registries are written: a new command or rule is in the tables of the same run.
const { writeReviewCatalogue } = await import('./review-catalogue.ts')
put([writeReviewCatalogue()])
const { writeDescriptions } = await import('./descriptions.ts')
put([await writeDescriptions()])
const { documents } = await import('./documents.ts')
put(documents())
