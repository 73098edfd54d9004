import { expect, test } from 'vitest'
import { priorityNamed } from '../../../src/postmortem/items/priority.ts'

test.each([
  ['P1', 'p1'],
  ['p0', 'p1'],
  ['Critical', 'p1'],
  ['urgent', 'p1'],
  ['1', 'p1'],
  ['Sev1', 'p1'],
  ['🔴', 'p1'],
  ['🔴 High', 'p2'],
  ['P1 (critical)', 'p1'],
  ['P2 - high', 'p2'],
  ['Priority: P2', 'p2'],
  ['High priority', 'p2'],
  ['HIGH', 'p2'],
  ['Medium', 'p3'],
  ['med', 'p3'],
  ['yellow', 'p3'],
  ['P3/low', 'p3'],
  ['low', 'p4'],
  ['P4', 'p4'],
  ['nice-to-have', 'p4'],
  [':red_circle:', 'p1'],
])('%s is %s', (words, priority) => {
  expect(priorityNamed(words)).toBe(priority)
})

test.each(['', '-', 'TBD', 'P9', '17', 'high or low', 'as the team sees fit', 'Q1'])(
  '%j is none of the four',
  (words) => {
    expect(priorityNamed(words)).toBeNull()
  },
)

test.each(['constructor', 'toString', '__proto__'])('%s is no priority', (words) => {
  expect(priorityNamed(words)).toBeNull()
})
