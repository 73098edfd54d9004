import { expect, test } from 'vitest'
import { gravest, REASONS, type Reason } from '../../action/reasons.ts'

const all = Object.entries(REASONS) as readonly (readonly [Reason, (typeof REASONS)[Reason]])[]

test.each(all)(
  'the reason %s is a word for workflows with a whole sentence',
  (name, { sentence }) => {
    expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
    expect(sentence).toMatch(/^[A-Z].*\.$/)
  },
)

test('what fails is graver than what does not', () => {
  const fails = all.map(([, ending]) => ending.fails)
  expect(fails.lastIndexOf(true)).toBeLessThan(fails.indexOf(false))
})

test.each([
  { of: [], is: 'nothing-to-do' },
  { of: ['nothing-to-do', 'done'], is: 'done' },
  { of: ['done', 'claimed'], is: 'claimed' },
  { of: ['done', 'permission-missing', 'budget-kept'], is: 'permission-missing' },
  { of: ['not-an-incident', 'nothing-to-do'], is: 'not-an-incident' },
] as const)('of $of it is $is that is told', ({ of, is }) => {
  expect(gravest(of)).toBe(is)
})
