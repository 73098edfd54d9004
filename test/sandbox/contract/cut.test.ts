import { describe, expect, test } from 'vitest'
import { cutOperations, cutWebhooks, type Source } from '../../../src/sandbox/contract/cut.ts'
import { parsedSlice } from '../../../src/sandbox/contract/slice.ts'

const TITLE = { type: 'string', description: 'Its title', example: 'Checkout fails' }

const DOCUMENT = {
  paths: {
    '/issues/{number}': {
      get: {
        summary: 'One issue',
        parameters: [{ $ref: '#/components/parameters/number' }],
        responses: {
          200: {
            description: 'It',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/issue' } } },
          },
          404: { $ref: '#/components/responses/missing' },
        },
      },
      delete: { responses: { 204: { description: 'Gone' } } },
    },
  },
  webhooks: {
    'issue-comment-created': {
      post: {
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/comment' } } },
        },
      },
    },
  },
  components: {
    parameters: {
      number: { name: 'number', in: 'path', required: true, schema: { type: 'integer' } },
    },
    responses: {
      missing: {
        content: { 'application/json': { schema: { $ref: '#/components/schemas/error' } } },
      },
    },
    schemas: {
      issue: {
        type: 'object',
        title: 'Issue',
        // Properties may be called as keywords are.
        properties: {
          title: TITLE,
          description: { type: 'string', nullable: true },
          parent: { $ref: '#/components/schemas/issue' },
        },
        required: ['title'],
      },
      comment: { type: 'object', properties: { body: { type: ['string', 'null'] } } },
      error: { type: 'object', properties: { message: { type: 'string' } } },
      unreached: { type: 'object' },
    },
  },
}

const source = (document: object = DOCUMENT): Source => ({
  package: '@someone/openapi',
  version: '1.2.3',
  file: 'api.json',
  bytes: Buffer.from(JSON.stringify(document)),
})

const GET = 'GET /issues/{number}'
const cut = (document?: object) => parsedSlice(cutOperations(source(document), [GET]))

describe('a slice', () => {
  test('has the operations that were asked for, and what they reach, once', () => {
    const { sections } = cut()
    const kept = Object.entries(sections).map(([section, named]) => [section, Object.keys(named)])
    expect(kept).toEqual([
      ['operations', [GET]],
      ['parameters', ['number']],
      ['responses', ['missing']],
      ['schemas', ['error', 'issue']],
    ])
  })

  test('keeps what binds and drops the prose, but no property that is called as prose is', () => {
    expect(cut().sections['schemas']?.['issue']).toEqual({
      type: 'object',
      properties: {
        title: { type: 'string' },
        description: { type: 'string', nullable: true },
        parent: { $ref: '#/components/schemas/issue' },
      },
      required: ['title'],
    })
  })

  test('says where it is from, and its own hash', () => {
    const { origin, contentSha256 } = cut()
    expect(origin).toMatchObject({
      package: '@someone/openapi',
      version: '1.2.3',
      file: 'api.json',
    })
    expect(origin['content_sha256']).toBe(contentSha256)
    expect(origin['source_sha256']).not.toBe(cut({ ...DOCUMENT, info: {} }).origin['source_sha256'])
  })

  test('comes out the same in whatever order it was asked for', () => {
    const names = [GET, 'DELETE /issues/{number}']
    expect(cutOperations(source(), names)).toBe(cutOperations(source(), names.toReversed()))
  })

  test('is cut from the webhooks by event and action', () => {
    const { sections } = parsedSlice(cutWebhooks(source(), ['issue_comment.created']))
    expect(Object.keys(sections['webhooks'] ?? {})).toEqual(['issue_comment.created'])
    expect(Object.keys(sections['schemas'] ?? {})).toEqual(['comment'])
  })
})

describe('nothing is cut', () => {
  test('of an operation that is not described', () => {
    expect(() => cutOperations(source(), ['PUT /issues/{number}'])).toThrow(
      '@someone/openapi does not describe PUT /issues/{number}',
    )
  })

  test('of a webhook that is not described', () => {
    expect(() => cutWebhooks(source(), ['issues.exploded'])).toThrow('issues.exploded')
  })

  test('where a component is missing', () => {
    const document = { ...DOCUMENT, components: { ...DOCUMENT.components, responses: {} } }
    expect(() => cut(document)).toThrow('there is no #/components/responses/missing')
  })

  test('where a schema has a keyword that nobody has judged', () => {
    const issue = { type: 'object', dependentRequired: { a: ['b'] } }
    const schemas = { ...DOCUMENT.components.schemas, issue }
    const document = { ...DOCUMENT, components: { ...DOCUMENT.components, schemas } }
    expect(() => cut(document)).toThrow('the schema keyword dependentRequired is new')
  })
})
