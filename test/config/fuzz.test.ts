import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { labels } from '../../src/config/labels.ts'
import { readConfig } from '../../src/config/read.ts'
import { KEYS } from '../../src/config/schema.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { levelNamed } from '../../src/domain/severity.ts'
import { CATEGORIES } from '../../src/domain/status.ts'

/** What everybody below may rely on, whatever the file said. */
function expectSound(policy: Policy): void {
  const names = policy.severities.map(({ name }) => name)
  expect(names.length).toBeGreaterThan(0)
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
  const cells = Object.values(policy.matrix).flatMap((row) => Object.values(row))
  for (const word of [...cells, ...policy.postmortem.required]) {
    expect(names).toContain(word)
    expect(levelNamed(word, policy.severities)?.name).toBe(word)
  }
  expect(CATEGORIES.every((one) => policy.statuses.some(({ category }) => category === one))).toBe(
    true,
  )
  for (const role of [policy.declare, ...Object.values(policy.commands)]) {
    expect(['triage', 'write', 'maintain', 'admin']).toContain(role)
  }
  expect(() => new Intl.DateTimeFormat('en', { timeZone: policy.zone })).not.toThrow()
  const all = labels(policy)
  expect(new Set(all.map(({ name }) => name.toLowerCase())).size).toBe(all.length)
  for (const { name, color, description } of all) {
    expect(name.length).toBeLessThanOrEqual(50)
    expect(color).toMatch(/^[0-9a-f]{6}$/)
    expect(description.length).toBeLessThanOrEqual(100)
  }
}

const scalar = fc.oneof(
  fc.constantFrom('sev1', 'SEV-1', 'P0', 'triage', 'resolved', 'drill', '5m', 'none', 'a b', ''),
  fc.constantFrom('api', 'API', 'incident', '99.9%', 'status: x', 'process', 'human error', '🔥'),
  fc.string({ maxLength: 8 }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
)
const entry = fc.dictionary(
  fc.constantFrom('name', 'title', 'color', 'aliases', 'category', 'acknowledge', 'objective'),
  fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
)
const value = fc.oneof(
  scalar,
  fc.array(fc.oneof(scalar, entry), { maxLength: 4 }),
  fc.dictionary(scalar.map(String), fc.oneof(scalar, entry), { maxKeys: 4 }),
)
const file = fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), fc.string({ maxLength: 8 })), value)

test('any text gives a sound policy and places inside the text', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.json())
  fc.assert(
    fc.property(text, (given) => {
      const { policy, problems } = readConfig([{ source: 'x', text: given }])
      expectSound(policy)
      for (const { line, column } of problems) {
        expect(line).toBeGreaterThanOrEqual(1)
        expect(column).toBeGreaterThanOrEqual(1)
      }
    }),
    { numRuns: 300 },
  )
})

test('any keys and values, over any others, give a sound policy', () => {
  fc.assert(
    fc.property(file, file, (weaker, stronger) => {
      const texts = [weaker, stronger].map((given, at) => ({
        source: `${at}`,
        text: stringify(given),
      }))
      expectSound(readConfig(texts).policy)
    }),
    { numRuns: 400 },
  )
})

test('the same text is read the same way twice', () => {
  fc.assert(
    fc.property(file, (given) => {
      const layers = [{ source: 'x', text: stringify(given) }]
      expect(readConfig(layers)).toEqual(readConfig(layers))
    }),
    { numRuns: 50 },
  )
})
