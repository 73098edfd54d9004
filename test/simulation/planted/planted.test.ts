import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { BUGS } from './bugs.ts'

const places = (text: string, part: string): number => text.split(part).length - 1

test.each(BUGS.flatMap(({ name, edits }) => edits.map((edit) => ({ name, ...edit }))))(
  '$name changes one place of $file',
  ({ file, from, to }) => {
    expect(places(readFileSync(file, 'utf8'), from)).toBe(1)
    expect(to).not.toBe(from)
  },
)

test('each bug has a name of its own', () => {
  expect(new Set(BUGS.map(({ name }) => name)).size).toBe(BUGS.length)
})
