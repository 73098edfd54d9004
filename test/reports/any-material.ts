import fc from 'fast-check'
import { TIMES } from '../../src/domain/fact.ts'
import { type Instant, instant } from '../../src/domain/instant.ts'
import { CATEGORIES } from '../../src/domain/status.ts'
import type { ActionCase, Case, Material } from '../../src/metrics/material.ts'
import { EXCLUSIONS } from '../../src/metrics/material.ts'
import { HOSTILE_TITLES } from '../support/hostile-titles.ts'
import { incident, item } from './history.ts'

const FIRST = instant('2026-07-01T00:00:00Z')
const LAST = instant('2026-12-05T00:00:00Z')

const moment: fc.Arbitrary<Instant> = fc
  .integer({ min: FIRST, max: LAST })
  .map((at) => at as Instant)
const maybe = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(some, { nil: null })

/** What strangers write: markup, mentions, references, commands, and very long words. */
const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...HOSTILE_TITLES,
    '@ana @acme/everyone see #12, acme/shop#3 and GH-4',
    'https://evil.example/@ana | <b>x</b> </details> | ```',
    '/resolve\n/sev 1',
    '![x](https://evil.example/x.png)',
    '| a | b |\n| - | - |',
    'w'.repeat(3_000),
    '@'.repeat(500),
  ),
  fc.string({ maxLength: 60, unit: 'grapheme' }),
)

const times: fc.Arbitrary<Case['times']> = fc
  .tuple(...TIMES.map(() => maybe(moment)))
  .map((values) => Object.fromEntries(TIMES.map((name, at) => [name, values[at] ?? null]))) as never

const anyCase = (number: number): fc.Arbitrary<Case> =>
  fc
    .record({
      title: anyText,
      severity: maybe(fc.oneof(fc.constantFrom('sev1', 'sev2'), anyText)),
      category: fc.constantFrom(...CATEGORIES),
      excluded: fc.oneof(fc.constant(null), fc.constant(null), fc.constantFrom(...EXCLUSIONS)),
      services: fc.array(anyText, { maxLength: 4 }),
      cause: maybe(anyText),
      times,
      alert: fc.boolean(),
      responders: fc.array(anyText, { maxLength: 4 }),
      disorders: fc.constantFrom([], [['started', 'resolved'] as const]),
    })
    .map((said) => incident(number, said))

const anyItem = (number: number): fc.Arbitrary<ActionCase> =>
  fc
    .record({
      title: anyText,
      createdAt: moment,
      due: maybe(moment),
      owners: fc.array(fc.oneof(anyText, fc.constantFrom('ana', 'ben')), { maxLength: 3 }),
      team: maybe(fc.oneof(anyText, fc.constant('acme/sre'))),
      end: maybe(
        fc.record({
          kind: fc.constantFrom('verified', 'merged', 'unverified', 'declined', 'duplicate'),
          at: moment,
        }),
      ),
    })
    .map((said) => item(number, said))

/** Whatever a repository may hold, some of it many times over. */
export const anyMaterial: fc.Arbitrary<Material> = fc
  .record({
    incidents: fc.array(anyCase(0), { maxLength: 12 }),
    actions: fc.array(anyItem(0), { maxLength: 12 }),
    times: fc.constantFrom(1, 1, 12),
  })
  .map(({ incidents, actions, times: often }) => ({
    incidents: repeated(incidents, often, 1_000),
    actions: repeated(actions, often, 90_000),
    deployments: null,
  }))

const repeated = <T extends { readonly number: number }>(
  all: readonly T[],
  often: number,
  first: number,
): T[] =>
  Array.from({ length: often }, () => all)
    .flat()
    .map((one, at) => ({ ...one, number: first + at }))
