import { describe, expect, test } from 'vitest'
import { PERMISSIONS, reaches } from '../../src/domain/permission.ts'
import { accept, refuse } from '../../src/domain/problem.ts'
import { ROLE_TITLES, ROLES, roleNamed } from '../../src/domain/role.ts'
import { CATEGORIES, type Status, statusNamed, statusOf } from '../../src/domain/status.ts'

describe('a status', () => {
  const status = (name: string, category: Status['category']): Status => ({
    ...{ name, category, color: 'ffffff', description: `is ${name}` },
  })
  const STATUSES = [
    status('looking', 'investigating'),
    status('mitigated', 'investigating'),
    status('monitoring', 'mitigated'),
    status('watching', 'mitigated'),
  ]

  test.each([
    ['Looking', 'looking'],
    ['watching', 'watching'],
    ['investigating', 'looking'],
    // A name of the team's own goes before the name of a category.
    ['mitigated', 'mitigated'],
    ['Monitor-ing', 'monitoring'],
    ['resolved', null],
    ['look', null],
  ])('%j is %s', (word, name) => {
    expect(statusNamed(word, STATUSES)?.name ?? null).toBe(name)
  })

  test('of a category is the first of the team that stands for it', () => {
    expect(statusOf('mitigated', STATUSES).name).toBe('monitoring')
    expect(statusOf('investigating', STATUSES)).toEqual(STATUSES[0])
  })

  test('of a category that no status stands for goes by its name', () => {
    for (const category of CATEGORIES) {
      expect(statusOf(category, [])).toMatchObject({ name: category, category })
      expect(statusOf(category, []).color).toMatch(/^[0-9a-f]{6}$/)
    }
    expect(statusOf('resolved', STATUSES).name).toBe('resolved')
  })
})

describe('a role', () => {
  test.each([
    ['ic', 'commander'],
    ['Lead', 'commander'],
    ['incident-commander', 'commander'],
    ['COMMS', 'communications'],
    ['communications-lead', 'communications'],
    ['ops', 'operations'],
    ['operations-lead', 'operations'],
    ['scribe', 'scribe'],
    ['scribes', null],
    ['', null],
  ])('%j is %s', (word, role) => {
    expect(roleNamed(word)).toBe(role)
  })

  test.each(ROLES)('%s answers to its own name, and has a title', (role) => {
    expect(roleNamed(role)).toBe(role)
    expect(ROLE_TITLES[role]).toMatch(/^\p{Lu}/u)
  })
})

test('a role on a repository reaches itself and every weaker one, and no stronger one', () => {
  for (const [at, held] of PERMISSIONS.entries()) {
    const reached = PERMISSIONS.filter((asked) => reaches(held, asked))
    expect(reached).toEqual(PERMISSIONS.slice(0, at + 1))
  }
})

test('what is accepted carries its value, and what is refused says why', () => {
  expect(accept(5)).toEqual({ ok: true, value: 5 })
  expect(refuse('too-many', 'You said eleven.')).toEqual({
    ...{ ok: false, problem: { code: 'too-many', detail: 'You said eleven.', fix: null } },
  })
  expect(refuse('too-many', 'You said eleven.', 'Say ten.').problem.fix).toBe('Say ten.')
})
