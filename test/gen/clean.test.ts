import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { writeDescriptions } from '../../src/gen/descriptions.ts'
import { documents } from '../../src/gen/documents.ts'
import { writeRegistries } from '../../src/gen/registry.ts'
import { writeReviewCatalogue } from '../../src/gen/review-catalogue.ts'

const files = [
  ...[...writeRegistries(), writeReviewCatalogue()],
  ...[await writeDescriptions(), ...documents()],
]

test.each(files)('$path is what `npm run gen` writes', ({ path, text }) => {
  expect(readFileSync(path, 'utf8')).toBe(text)
})

test('no file is written twice', () => {
  expect(new Set(files.map(({ path }) => path)).size).toBe(files.length)
})
