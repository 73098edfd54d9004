import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { registry } from '../../src/gen/registry.ts'

const folder = mkdtempSync(join(tmpdir(), 'registry-'))
afterAll(() => rmSync(folder, { recursive: true }))

const files = {
  'time-to-mend.ts': 'export const timeToMend = metric({})',
  'age.ts': 'export const age = metric({})',
  'metric.ts': 'export const metric = <T>(given: T) => given',
  'other.ts': 'export const unlike = metric({})',
  'notes.md': 'export const notes = metric({})',
  'registry.generated.ts': 'export const registry = metric({})',
}

test('a registry imports each file that makes what it is named after, and no other', () => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const type = { name: 'Metric', from: './metric.ts' }
  expect(
    registry({ folder, builder: 'metric', list: 'metrics', type }).split('\n').slice(1),
  ).toEqual([
    "import { age } from './age.ts'",
    "import { type Metric } from './metric.ts'",
    "import { timeToMend } from './time-to-mend.ts'",
    '',
    'export const metrics: readonly Metric[] = [',
    '  age,',
    '  timeToMend,',
    ']',
    '',
  ])
})
