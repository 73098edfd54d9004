import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { targetNamed, targets } from './targets.ts'

describe.each(targets)('the target $name', ({ name, files, tests, least, excuses }) => {
  const sources = () => {
    const taken = new Set(
      globSync(files.filter((one) => one.startsWith('!')).map((one) => one.slice(1))),
    )
    return globSync(files.filter((one) => !one.startsWith('!'))).filter((one) => !taken.has(one))
  }

  test('is found by its name, and no other has it', () => {
    expect(targetNamed(name)?.files).toBe(files)
    expect(targets.filter((one) => one.name === name)).toHaveLength(1)
  })

  test.each(files.filter((one) => !one.startsWith('!')))('has sources in %s', (glob) => {
    expect(globSync(glob)).not.toEqual([])
  })

  test.each(tests)('has tests in %s', (glob) => {
    expect(globSync(glob)).not.toEqual([])
  })

  test('changes nothing that is generated', () => {
    expect(sources().filter((file) => file.includes('.generated.'))).toEqual([])
  })

  test('excuses only what stands in its sources, with a reason, and wants most of the rest', () => {
    expect(least).toBeGreaterThanOrEqual(80)
    for (const { file, code, why } of excuses) {
      expect(sources()).toContain(file)
      expect(readFileSync(file, 'utf8').replaceAll(/\s+/g, ' ')).toContain(code)
      expect(why).toMatch(/^\S.{10,}[^.]$/)
    }
  })
})
