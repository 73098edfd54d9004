import { describe, expect, test } from 'vitest'
import { componentId, jsonSchema } from '../../../src/sandbox/contract/rules.ts'

const NULL = { type: 'null' }
const TEXT = { type: 'string' }
const object = (properties: object) => ({ type: 'object', properties })

describe('or null', () => {
  test.each<[string, object, object]>([
    ['beside a type', { ...TEXT, nullable: true }, TEXT],
    [
      'beside words that do not name it',
      { ...TEXT, enum: ['a'], nullable: true },
      { ...TEXT, enum: ['a'] },
    ],
    [
      'beside a reference',
      { $ref: '#/components/schemas/user', nullable: true },
      { $ref: componentId('open', 'user') },
    ],
    ['beside alternatives', { anyOf: [TEXT], nullable: true }, { anyOf: [TEXT] }],
  ])('%s', (_, published, without) => {
    expect(jsonSchema(published, 'open')).toEqual({ anyOf: [NULL, without] })
  })

  test('is not said where it is denied or left out', () => {
    expect(jsonSchema({ ...TEXT, nullable: false }, 'open')).toEqual(TEXT)
    expect(jsonSchema(TEXT, 'open')).toEqual(TEXT)
  })
})

describe('what a closed schema refuses', () => {
  test('is every property that is not listed, at every depth', () => {
    expect(jsonSchema(object({ by: object({ name: TEXT }) }), 'closed')).toEqual({
      ...object({ by: { ...object({ name: TEXT }), additionalProperties: false } }),
      additionalProperties: false,
    })
  })

  test.each<[string, object]>([
    ['of an object that lists none', { type: 'object' }],
    ['where others are described', { ...object({ name: TEXT }), additionalProperties: TEXT }],
    ['where others are allowed', { ...object({ name: TEXT }), additionalProperties: true }],
  ])('is nothing %s', (_, published) => {
    expect(jsonSchema(published, 'closed')).toEqual(published)
  })

  test('is judged over all parts of a whole, not by each part', () => {
    const parts = [{ $ref: '#/components/schemas/user' }, object({ role: TEXT })]
    expect(jsonSchema({ allOf: parts }, 'closed')).toEqual({
      allOf: [{ $ref: componentId('open', 'user') }, object({ role: TEXT })],
      unevaluatedProperties: false,
    })
  })

  test('is nothing at all in an open one', () => {
    expect(jsonSchema(object({ name: TEXT }), 'open')).toEqual(object({ name: TEXT }))
  })
})

test('alternatives may overlap, whether published as one of or any of', () => {
  expect(jsonSchema({ oneOf: [TEXT, { type: 'integer' }] }, 'open')).toEqual({
    anyOf: [TEXT, { type: 'integer' }],
  })
})
