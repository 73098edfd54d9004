import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { INVARIANTS } from './simulation/invariants/registry.ts'
import { BUGS } from './simulation/planted/bugs.ts'

const page = readFileSync('test/README.md', 'utf8')

test.each(INVARIANTS)('the page of the proof says what $name promises', ({ name, promise }) => {
  expect(page).toContain(`| ${name} | ${promise} |`)
})

test.each(BUGS)('the page of the proof names the planted bug $name', ({ name, does }) => {
  expect(page).toContain(`| ${name} | ${does} |`)
})
