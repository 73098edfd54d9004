import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, test } from 'vitest'
import { write } from '../sandbox/branches.ts'
import { SHOP } from '../sandbox/support.ts'
import { at, counting, incident, reports, STARTS, sum } from '../support/reporting.ts'
import { type Served, served } from '../support/served.ts'

const CONFIG = '.github/sitrep.yml'
const DATA = 'reports:\n  data: true\n'

async function keeping(): Promise<Served> {
  const it = await served({ at: STARTS })
  await it.settled()
  await write(it.box, 'main', CONFIG, DATA)
  await it.settled()
  return it
}

/** Texts of the data branch, by path. */
async function kept({ box }: Served): Promise<ReadonlyMap<string, string>> {
  const { git } = box.as('ana').rest
  const { data } = await git.getTree({ ...SHOP, tree_sha: 'sitrep/data', recursive: '1' })
  const files = data.tree.filter(({ type }) => type === 'blob')
  const texts = files.map(async ({ path, sha = '' }): Promise<readonly [string, string]> => {
    const blob = await git.getBlob({ ...SHOP, file_sha: sha })
    return [path, Buffer.from(blob.data.content, 'base64').toString('utf8')]
  })
  return new Map(await Promise.all(texts))
}

describe('where data is asked for', () => {
  let it: Served
  let texts: ReadonlyMap<string, string>
  beforeAll(async () => {
    it = await keeping()
    await incident(it, ['/sev 2', '/mitigated', '/resolve'])
    await at(it, '2026-11-23T09:12:00Z')
    texts = await kept(it)
    return it.close
  })

  test('figures, what was read and their schema lie on a branch of their own, beside the report', async () => {
    expect([...texts.keys()].toSorted()).toEqual([
      'active.json',
      'reports/incidents/2026-Q4.jsonl',
      'reports/index.json',
      'reports/metrics/2026-W47.csv',
      'reports/metrics/2026-W47.incidents.csv',
      'reports/metrics/2026-W47.json',
      'reports/schema.json',
    ])
    expect(await reports(it)).toHaveLength(1)
  })

  test('what lies there is as the schema says', () => {
    const ajv = new Ajv.default({ strict: false })
    addFormats.default(ajv)
    const schema = JSON.parse(texts.get('reports/schema.json') ?? '')
    const figures = JSON.parse(texts.get('reports/metrics/2026-W47.json') ?? '')
    ajv.addSchema(schema, 'it')
    expect(ajv.validate('it#/$defs/figures', figures), ajv.errorsText()).toBe(true)
    const active = JSON.parse(texts.get('active.json') ?? '')
    expect(ajv.validate('it#/$defs/active', active), ajv.errorsText()).toBe(true)
    expect(ajv.validate('it#/$defs/active', figures)).toBe(false)
    expect(figures).toMatchObject({ kind: 'metrics', repository: 'acme/shop', gaps: [] })
    const resolve = figures.metrics.find(
      (one: { metric: string }) => one.metric === 'time-to-resolve',
    )
    expect(resolve).toMatchObject({ n: 1, missing: 0, incidents: [1] })
  })

  test('reading, publishing and keeping it all takes no more than it may', async () => {
    await at(it, '2026-11-30T09:07:00Z')
    const spent = counting(it)
    await at(it, '2026-11-30T09:12:00Z')
    const { 'POST /graphql': read = 0, ...rest } = spent()
    expect(read).toBeLessThanOrEqual(1 + 4)
    expect(sum(rest)).toBeLessThanOrEqual(8)
    expect(rest).toMatchObject({ 'PATCH /repos/{owner}/{repo}/git/refs/{ref}': 1 })
  })
})
