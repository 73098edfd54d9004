import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { HOUR_MS, plus } from '../../../src/domain/instant.ts'
import type { Octokit } from '../../../src/github/client.ts'
import { githubReportWorld } from '../../../src/github/reports/world.ts'
import type { Case } from '../../../src/metrics/material.ts'
import { caseOf } from '../../../src/plan/report/case-of.ts'
import { AT, lived, type Read, reported } from '../../support/reported.ts'

const OLD = 105

const casesOf = ({ reading }: Read<Case>): readonly Case[] => {
  if (reading.kind === 'read') return reading.all
  throw new Error(`unfinished: ${reading.read} of ${reading.of}`)
}

describe('however it is read, the same comes of it', () => {
  const it = reported()
  beforeAll(async () => {
    await it.old(OLD)
    await lived(it)
    it.pass(24 * HOUR_MS)
  })
  afterEach(() => {
    it.sandbox.faults.clear()
    it.sandbox.limits.set({ graphql: 5_000 })
  })
  const fresh = async () => casesOf(await it.read(null, { kept: 'nowhere' }))

  test('what the card knows is in it', async () => {
    const all = await fresh()
    expect(all.length).toBe(OLD + 5)
    const payments = all.find(({ title }) => title === 'Payments fail')
    expect(payments).toMatchObject({
      ...{ severity: 'sev1', category: 'resolved', services: ['checkout'], excluded: null },
      responders: ['ana', 'ben'],
    })
    expect(payments?.times.started).toBeLessThan(payments?.times.declared ?? 0)
    const carded = all.slice(OLD).map(({ excluded }) => excluded)
    expect(carded.filter((one) => one !== null)).toEqual(['drill', 'cancelled'])
    const old = all.slice(0, OLD).map(({ excluded }) => excluded)
    expect(old.filter((one) => one === 'cancelled').length).toBe(10)
    expect(all.find(({ title }) => title === 'Still open')).toMatchObject({ share: 0.25 })
    const again = all.find(({ title }) => title.startsWith('Search'))
    expect(again?.earlier.length).toBe(1)
  })

  test('once from what was kept', async () => {
    const cold = casesOf(await it.read())
    expect(cold).toEqual(await fresh())
    expect(casesOf(await it.read())).toEqual(cold)
  })

  test('without GraphQL', async () => {
    const octokit: Octokit = {
      request: (route, parameters) => it.bot.request(route, parameters),
      graphql: () =>
        Promise.reject(
          Object.assign(new Error('Not Found'), { status: 404, response: { headers: {} } }),
        ),
    }
    const around = { now: it.now, keys: [{ id: 'k1', secret: 'a secret of the tests' }] }
    const me = async () => 'sitrep[bot]'
    const world = githubReportWorld(octokit, AT, { ...around, me, kept: 'nowhere' })
    const place = await world.place()
    if (place === null) throw new Error('no place')
    const now = it.now()
    const reading = await world.incidents({ since: null, now }, (seen) =>
      caseOf(seen, place.setup, now),
    )
    expect(reading.kind === 'read' && reading.all).toEqual(await fresh())
  })

  test('to a person who looks on, by what the cards say', async () => {
    const around = { now: it.now, keys: [{ id: 'k1', secret: 'a secret of the tests' }] }
    const world = githubReportWorld(it.as('ana') as unknown as Octokit, AT, {
      ...around,
      ...{ me: async () => 'ana', bystander: true, kept: 'nowhere' },
    })
    const place = await world.place()
    if (place === null) throw new Error('no place')
    const now = it.now()
    const reading = await world.incidents({ since: null, now }, (seen) =>
      caseOf(seen, place.setup, now),
    )
    expect(reading.kind === 'read' && reading.all).toEqual(await fresh())
  })

  test.each([
    ['in-part', 60],
    ['in-part', 30],
    ['timed-out', 30],
  ] as const)('where GitHub answers %s above %i', async (kind, above) => {
    const whole = await fresh()
    const cut = { kind, above } as const
    it.sandbox.faults.queue({ method: 'POST', route: '/graphql', every: 1, after: cut })
    expect(await fresh()).toEqual(whole)
  })

  test('from files that somebody has edited, cut or mixed up', async () => {
    const { files } = it.shelved
    const whole = await fresh()
    const edits: readonly ((path: string, text: string) => string)[] = [
      (path, text) => (path.endsWith('.jsonl') ? text.replace('sev1', 'sev3') : text),
      (path, text) => (path.endsWith('.jsonl') ? text.slice(0, 500) : text),
      (path) => (path.endsWith('index.json') ? '{"version":1,"incidents":{"parts":7}}' : ''),
      (_path, text) => text.replaceAll('hash', 'hush'),
    ]
    for (const edit of edits) {
      await it.read()
      for (const [path, text] of files) files.set(path, edit(path, text))
      expect(casesOf(await it.read())).toEqual(whole)
    }
  })

  test('in several runs, each of which leaves most of the limit to others', async () => {
    const whole = await fresh()
    it.shelved.files.clear()
    it.pass(2 * HOUR_MS)
    it.sandbox.limits.set({ graphql: 3 })
    const runs: string[] = []
    let read = await it.read()
    for (; read.reading.kind === 'unfinished' && runs.length < 20; read = await it.read()) {
      runs.push(`${read.reading.why} ${read.reading.read}`)
      expect(read.reading.until).toBeGreaterThan(it.now())
      it.pass(read.reading.until - it.now())
    }
    it.sandbox.limits.set({ graphql: 5_000 })
    expect(runs.length).toBeGreaterThan(0)
    expect(strip(casesOf(read))).toEqual(strip(whole))
  })

  test('of a quarter only what matters to it, and all that is open', async () => {
    const since = plus(it.now(), -10 * 24 * HOUR_MS)
    const some = casesOf(await it.read(since))
    const all = await fresh()
    const isOver = ({ category }: Case) => ['resolved', 'cancelled', 'reviewed'].includes(category)
    const last = ({ times, postmortem }: Case) =>
      Math.max(...Object.values(times).map(Number), Number(postmortem.dueAt))
    const wanted = all.filter((one) => !isOver(one) || last(one) >= since)
    expect(some).toEqual(wanted)
    expect(some.length).toBeLessThan(all.length)
  })
})

/** What still runs is as old as the moment of the report. */
const strip = (all: readonly Case[]) => all.map(({ inStatus: _, ...rest }) => rest)
