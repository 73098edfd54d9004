import { describe, expect, test } from 'vitest'
import { SENT_EVENTS } from '../../../src/sandbox/contract/events.ts'
import { operation } from '../../../src/sandbox/contract/operation.ts'
import { parsedSlice, slice } from '../../../src/sandbox/contract/slice.ts'
import { ROUTES, templateOf } from '../../../src/sandbox/rest/routes.ts'

const WHOLE = {
  rest: { package: '@octokit/openapi', version: '23.0.2', roots: 'operations' },
  webhooks: { package: '@octokit/openapi-webhooks', version: '12.1.0', roots: 'webhooks' },
} as const

const NAMES = ['rest', 'webhooks'] as const

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  )
}

describe.each(NAMES)('the slice %s', (name) => {
  const { origin, sections, contentSha256 } = slice(name)
  const { roots, ...source } = WHOLE[name]

  test('says which file of which version it was cut from', () => {
    expect(origin).toMatchObject({ ...source, file: 'generated/api.github.com.json' })
    expect(origin['source_sha256']).toMatch(/^[0-9a-f]{64}$/)
  })

  test('was not edited since it was cut', () => {
    expect(contentSha256).toBe(origin['content_sha256'])
  })

  test('has all that it refers to, and nothing that nobody refers to', () => {
    const parts = Object.entries(sections).filter(([section]) => section !== roots)
    const kept = parts.flatMap(([section, named]) =>
      Object.keys(named).map((part) => `#/components/${section}/${part}`),
    )
    expect([...new Set(references(sections))].sort()).toEqual(kept.sort())
  })
})

test('an edit is seen, of one letter and of one line', () => {
  const text = '{"content_sha256":""}\n["schemas","a",{"type":"string"}]\n["schemas","b",{}]\n'
  const before = parsedSlice(text).contentSha256
  expect(parsedSlice(text.replace('string', 'strinG')).contentSha256).not.toBe(before)
  expect(parsedSlice(text.replace('["schemas","b",{}]\n', '')).contentSha256).not.toBe(before)
})

test('every route of the sandbox is in the slice, and the slice has no other', () => {
  const routed = [...new Set(ROUTES.map((route) => `${route.method} ${templateOf(route)}`))]
  expect(routed.filter((name) => operation(name) === null)).toEqual([])
  expect(Object.keys(slice('rest').sections['operations'] ?? {}).sort()).toEqual(routed.sort())
})

test('every event that is sent is in the slice, and the slice has no other', () => {
  expect(Object.keys(slice('webhooks').sections['webhooks'] ?? {}).sort()).toEqual(
    [...SENT_EVENTS].sort(),
  )
})

test.each(['GET /repos/{owner}/{repo}/milestones', 'PUT /repos/{owner}/{repo}', 'toString', ''])(
  'what is not in the slice is unknown: %j',
  (name) => {
    expect(operation(name)).toBeNull()
  },
)
