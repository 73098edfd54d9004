import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { fields } from '../../src/config/form-fields.ts'
import { readConfig } from '../../src/config/read.ts'
import { Config, KEYS } from '../../src/config/schema.ts'
import { type Shape, schema } from '../../src/config/shape.ts'

const file = (path: string): string => readFileSync(`templates/${path}`, 'utf8')
const read = (text: string) => readConfig([{ source: 'template', text }])
const DEFAULTS = readConfig([]).policy

/** The template with the sign taken off every key, as somebody does who wants to change all of them. */
const uncommented = file('sitrep.yml').replaceAll(/^#(?!#| )|^#(?= {2})/gm, '')

test('the template as it is copied changes nothing', () => {
  expect(read(file('sitrep.yml'))).toMatchObject({ policy: DEFAULTS, problems: [] })
  expect(parse(file('sitrep.yml'))).toBeNull()
})

test('the template without its comment signs names every key and parses to the defaults', () => {
  expect(Object.keys(parse(uncommented) as object)).toEqual([...KEYS])
  expect(read(uncommented)).toMatchObject({ policy: DEFAULTS, problems: [] })
})

test.each([...KEYS])('the default of %s in the schema is what a file without it gets', (key) => {
  const shape = schema().properties?.[key]
  expect(shape).toHaveProperty('default')
  const given = Config.parse({ [key]: shape?.default })
  expect(read(JSON.stringify({ [key]: given[key] }))).toMatchObject({
    policy: DEFAULTS,
    problems: [],
  })
})

const examples = Object.entries(schema().properties ?? {}).flatMap(
  ([key, { examples: all = [] }]) => all.map((example) => [key, example] as const),
)

test.each(examples)('the example of %s is valid', (key, example) => {
  expect(read(JSON.stringify({ [key]: example })).problems).toEqual([])
})

const undescribed = (shape: Shape, path: string): string[] => {
  const more = shape.additionalProperties
  const inner = [shape.items, ...(shape.anyOf ?? []), typeof more === 'object' ? more : undefined]
  return [
    ...Object.entries(shape.properties ?? {}).flatMap(([key, child]) => [
      ...(child.description ? [] : [`${path}${key}`]),
      ...undescribed(child, `${path}${key}.`),
    ]),
    ...inner.flatMap((child) => (child ? undescribed(child, `${path}*.`) : [])),
  ]
}

test('every key has words', () => {
  expect(undescribed(schema(), '')).toEqual([])
  expect(undescribed({ properties: { a: { items: { properties: { b: {} } } } } }, '')).toEqual([
    'a',
    'a.*.b',
  ])
})

test('the schema asks editors for nothing at the top and lets no typo pass', () => {
  const root = schema() as Record<string, unknown>
  expect(root['$schema']).toBe('http://json-schema.org/draft-07/schema#')
  expect(root['required']).toBeUndefined()
  expect(root['$ref']).toBeUndefined()
  expect(root['additionalProperties']).toBe(false)
})

test.each(readdirSync('templates/examples'))('the example %s is valid', (name) => {
  expect(read(file(`examples/${name}`)).problems).toEqual([])
})

test('P0 to P3 rank, answer and owe as their file says', () => {
  const { policy } = read(file('examples/p0-p3.yml'))
  expect(policy.severities.map(({ name }) => name)).toEqual(['P0', 'P1', 'P2', 'P3'])
  expect(policy.postmortem.required).toEqual(['P0', 'P1'])
  expect(policy.matrix['degraded']).toEqual({ widespread: 'P1', limited: 'P2', minimal: 'P3' })
  const bare = read('severities: [{ name: P0 }, { name: P1 }, { name: P2 }, { name: P3 }]').policy
  expect(policy.matrix).toEqual(bare.matrix)
})

test('the form holds to the rules that GitHub sets for issue forms', () => {
  const form = parse(file('ISSUE_TEMPLATE/incident.yml')) as {
    name: string
    description: string
    labels: string[]
    body: { type: string; id?: string; attributes: { label?: string; options?: unknown[] } }[]
  }
  expect(form.labels).toEqual([DEFAULTS.label])
  expect(form.name).not.toBe('')
  expect(form.description).not.toBe('')
  const asked = form.body.filter(({ type }) => type !== 'markdown')
  expect(asked.map(({ id }) => id)).toEqual(fields(DEFAULTS).map(({ id }) => id))
  expect(asked.every(({ id }) => /^[a-z][a-z0-9_-]*$/.test(id ?? ''))).toBe(true)
  expect(new Set(asked.map(({ attributes }) => attributes.label)).size).toBe(asked.length)
  for (const { options } of asked.map(({ attributes }) => attributes)) {
    expect(new Set(options).size).toBe(options?.length ?? 0)
    expect(options ?? []).not.toContain('None')
  }
})

test('the form says first that a public repository is public and where security incidents go', () => {
  const [intro] = (parse(file('ISSUE_TEMPLATE/incident.yml')) as { body: unknown[] }).body
  const text = JSON.stringify(intro)
  expect(text).toMatch(/public repository/)
  expect(text).toMatch(/security incident/i)
  expect(text).toMatch(/private repository/)
  expect(text).toMatch(/tokens/)
})

test('the runbook has the six parts', () => {
  const parts = [...file('runbook.md').matchAll(/^## (.+)$/gm)].map(([, title]) => title)
  expect(parts).toEqual([
    'Symptoms',
    'Impact',
    'Diagnosis',
    'Resolution',
    'Escalation',
    'Prevention',
  ])
})

test('the runbook hides no placeholder as an HTML tag', () => {
  const prose = file('runbook.md').replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '')
  expect(prose).not.toMatch(/<[a-z]/i)
  expect(prose).toMatch(/\[[a-z]/i)
})
