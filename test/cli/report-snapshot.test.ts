import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SHOP } from '../sandbox/support.ts'
import { type ToldWeek, toldWeek } from '../support/told-week.ts'

let it: ToldWeek
let folder = ''
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-'))
  it = await toldWeek()
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await it.close()
})

const MANY = 130

/** More than a page of incidents of a time before Sitrep. */
async function old(count: number): Promise<void> {
  const { issues } = it.box.as('ana').rest
  for (let nth = 1; nth <= count; nth++) {
    const title = `Checkout is down, number ${nth}`
    const { data } = await issues.create({ ...SHOP, title, labels: ['incident', 'sev3'] })
    it.pass(1)
    await issues.update({ ...SHOP, issue_number: data.number, state: 'closed' })
  }
}

describe('--snapshot', () => {
  test('the second report asks for less and says the same', async () => {
    await old(MANY)
    it.goTo('2026-11-23T09:00:00Z')
    const line = `report --format json --snapshot ${folder}`
    it.asked()
    const cold = await it.run(line)
    const coldAsked = it.asked()
    const warm = await it.run(line)
    const warmAsked = it.asked()
    expect([cold.code, warm.code]).toEqual([0, 0])
    expect(warm.out).toBe(cold.out)
    expect(warmAsked).toBeLessThan(coldAsked)
    expect(readdirSync(join(folder, 'reports')).toSorted()).toEqual(['incidents', 'index.json'])
  })

  test('what changed since is told, and what was typed into the files is not believed', async () => {
    await old(3)
    it.goTo('2026-11-23T09:00:00Z')
    await it.run(`report --snapshot ${folder}`)
    const file = join(folder, 'reports/incidents/2026-Q4.jsonl')
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('sev3', 'sev1'))
    await it.box.as('ana').rest.issues.update({ ...SHOP, issue_number: 1, state: 'open' })
    it.goTo('2026-11-24T09:00:00Z')
    const kept = await it.run(`report --format json --snapshot ${folder}`)
    const anew = await it.run('report --format json')
    expect(kept.out).toBe(anew.out)
  })

  test('a reading that was stopped goes on from where it was', async () => {
    await old(MANY)
    it.goTo('2026-11-23T09:00:00Z')
    const whole = await it.run('report --format json')
    it.box.sandbox.faults.queue({
      method: 'POST',
      route: '/graphql',
      nth: 4,
      before: { kind: 'primary-limit', seconds: 600 },
    })
    const stopped = await it.run(`report --format json --snapshot ${folder}`)
    expect([stopped.code, stopped.out]).toEqual([1, ''])
    expect(stopped.notes).toMatch(
      /GitHub's hourly limit is used up after 100 of 130, until 2026-11-23 09:\d\d UTC: run the same again then, and it goes on from there\.$/,
    )
    it.goTo('2026-11-23T09:30:00Z')
    const rest = await it.run(`report --format json --snapshot ${folder}`)
    expect(rest.code).toBe(0)
    expect(rest.out).toBe(whole.out)
  })

  test('the App keeps its place on the data branch where config asks for that', async () => {
    await it.configure('reports: { data: true }\n')
    await old(MANY)
    it.goTo('2026-11-23T09:00:00Z')
    it.box.sandbox.faults.queue({
      method: 'POST',
      route: '/graphql',
      nth: 3,
      before: { kind: 'primary-limit', seconds: 600 },
    })
    const stopped = await it.run('report --publish', it.app)
    expect(stopped.code).toBe(1)
    expect(stopped.notes).toMatch(/after 100 of 130, .* it goes on from there\.$/)
    it.goTo('2026-11-23T09:30:00Z')
    const rest = await it.run('report --publish', it.app)
    expect(rest.code).toBe(0)
    expect(rest.out).toMatch(/^Published: /)
    expect(rest.notes).toContain('reading incidents: 130 of 130')
    expect(rest.notes).not.toContain('100 of 130')
    const { data } = await it.box.as('ana').rest.repos.getContent({
      ...SHOP,
      path: 'reports/metrics/2026-W47.json',
      ref: 'sitrep/data',
    })
    expect(data).toMatchObject({ type: 'file' })
  })

  test('a long reading says how far it is, and a short one nothing', async () => {
    await old(MANY)
    it.goTo('2026-11-23T09:00:00Z')
    const { notes } = await it.run(`report --snapshot ${folder}`)
    expect(notes.split('\n').slice(0, 3)).toEqual([
      'reading acme/shop for 2026-W47',
      'reading incidents: 100 of 130',
      'reading incidents: 130 of 130',
    ])
    expect((await it.run(`report --snapshot ${folder}`)).notes).not.toContain('reading incidents')
  })

  test('a folder that is none is told in words', async () => {
    await old(1)
    it.goTo('2026-11-23T09:00:00Z')
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const { code, out, notes } = await it.run(`report --snapshot ${file}`)
    expect([code, out]).toEqual([1, ''])
    expect(notes).toContain(`cannot use the folder ${file} of --snapshot: it is a file`)
  })
})
