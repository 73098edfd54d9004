import { expect, test } from 'vitest'
import { incidentOfBranch, incidentOfPath, isDocument } from '../../../src/plan/review/paths.ts'

test.each([
  'postmortems/2026-11-20-42-checkout-fails.md',
  'postmortems/2026/by-hand.md',
  'postmortems/OLD.MARKDOWN',
  'postmortems/2026/README.md',
])('%s is read as a postmortem', (path) => {
  expect(isDocument(path)).toBe(true)
})

test.each([
  '',
  'postmortems/README.md',
  'postmortems/readme.md',
  'postmortems/graph.png',
  'postmortems',
  'docs/postmortems/a.md',
  'postmortems.md',
  'postmortems/a.md.bak',
])('%j is not', (path) => {
  expect(isDocument(path)).toBe(false)
})

test.each([
  ['sitrep/postmortem-42', 42],
  ['sitrep/postmortem-042', null],
  ['sitrep/postmortem-42-fix', null],
  ['my/sitrep/postmortem-42', null],
  ['sitrep/postmortem-', null],
  ['main', null],
  ['', null],
])('the branch %j holds the postmortem of %j', (branch, incident) => {
  expect(incidentOfBranch(branch)).toBe(incident)
})

test.each([
  ['postmortems/2026-11-20-42-checkout-fails.md', 42],
  ['2026-11-20-7-x.md', 7],
  ['postmortems/2026-11-20-checkout.md', null],
  ['postmortems/42-checkout.md', null],
])('the path %j names %j', (path, incident) => {
  expect(incidentOfPath(path)).toBe(incident)
})
