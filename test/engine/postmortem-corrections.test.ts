import { expect, test } from 'vitest'
import type { Story } from '../support/story.ts'
import { drafted, edits, merges, pathOn, writes } from '../support/written-up.ts'

type Change = (text: string) => string

const severity: Change = (text) => text.replace(/^severity: .*$/m, 'severity: sev2')
const started: Change = (text) => text.replace(/^started: .*$/m, 'started: 2026-11-20T13:20:00Z')

async function looked(it: Story, number: number) {
  const { replayed } = await it.look(number)
  if (replayed === null) throw new Error('there is no incident')
  return replayed
}

test.each<[string, Change, object]>([
  ['the severity', severity, { severity: 'sev2' }],
  [
    'a time',
    started,
    {
      times: expect.objectContaining({
        started: { at: Date.parse('2026-11-20T13:20:00Z'), by: 'ana', provenance: 'entered' },
      }),
    },
  ],
  [
    'the services',
    (text) => text.replace('  - checkout', '  - payments\n  - search'),
    { services: ['payments', 'search'] },
  ],
  ['the cause', (text) => text.replace(/^cause:.*$/m, 'cause: capacity'), { cause: 'capacity' }],
])(
  '%s that a person corrected flows back, in the name of who merged it',
  async (_w, change, is) => {
    const { it, number } = await drafted()
    await writes(it, number, change)
    await merges(it, number)
    expect((await looked(it, number)).incident).toMatchObject(is)
    expect((await it.plan(number)).effects).toEqual([])
  },
)

test('a value that only went stale is no correction', async () => {
  const { it, number } = await drafted()
  await writes(it, number, (text) => `${text}\nMine.\n`)
  // Nobody looks in between, so the draft keeps the old severity.
  it.minutes(1)
  await it.as('ana').rest.issues.createComment({
    owner: 'acme',
    repo: 'shop',
    issue_number: number,
    body: '/sev 2',
  })
  await merges(it, number)
  const { incident, entries } = await looked(it, number)
  expect(incident.severity).toBe('sev2')
  expect(entries.flatMap(({ notes }) => notes ?? [])).toEqual([])
})

test('a key that we brought up to date after a person had changed it is still their correction', async () => {
  const { it, number } = await drafted()
  await writes(it, number, severity)
  await it.say('ana', number, '/impact 837 users saw errors')
  await merges(it, number)
  expect((await looked(it, number)).incident.severity).toBe('sev2')
})

test('the timeline tells of a correction where it comes from, and of nothing else so', async () => {
  const { it, number } = await drafted()
  await writes(it, number, severity)
  await merges(it, number)
  await it.look(number)
  const rows = (await it.card(number)).split('\n').filter((row) => row.includes('/commit/'))
  expect(rows.map((row) => row.split(' | ').at(-1))).toEqual([
    'Postmortem published |',
    'Severity set to 🟠 SEV2 major, corrected in the postmortem |',
    '**Reviewed** |',
  ])
  expect(await it.card(number)).toContain('Severity set to 🔴 SEV1 critical |')
})

test('what a person changed and changed back is no correction', async () => {
  const { it, number } = await drafted()
  await writes(it, number, severity)
  await writes(it, number, (text) => text.replace('severity: sev2', 'severity: sev1'))
  await merges(it, number)
  const { entries } = await looked(it, number)
  const facts = entries.flatMap(({ key, facts: all }) => (key.startsWith('p') ? (all ?? []) : []))
  expect(facts.map(({ type }) => type)).toEqual(['postmortem-published', 'status-entered'])
})

const noteOf = async (it: Story, number: number) =>
  (await looked(it, number)).entries.flatMap(({ notes }) => notes ?? [])

test('where the incident was told otherwise later, its word stands and the card names both', async () => {
  const { it, number } = await drafted()
  await writes(it, number, severity)
  await it.say('ana', number, '/sev 3')
  await it.say('ana', number, '/postmortem')
  await merges(it, number)
  const [note = ''] = await noteOf(it, number)
  expect(note).toMatch(/sev2.*sev3.*The later word stands: sev3/)
  expect((await it.issue(number)).labels).toContain('sev3')
  expect(await it.card(number)).toContain('The later word stands')
})

test('a value is as old as the commit that changed it, however much was written behind it', async () => {
  const { it, number } = await drafted()
  await writes(it, number, () => '---\nincident: 1\nseverity: sev2\n---\n\n# All of it mine\n')
  await it.say('ana', number, '/sev 3')
  await it.say('ana', number, '/postmortem')
  await writes(it, number, (text) => `${text}\nMore of mine.\n`)
  await merges(it, number)
  const [note = ''] = await noteOf(it, number)
  expect(note).toMatch(/sev2.*sev3.*The later word stands: sev3/)
})

test('where people committed often, what they changed is still taken over', async () => {
  const { it, number } = await drafted()
  await writes(it, number, severity)
  for (let more = 0; more < 13; more++) await writes(it, number, (text) => `${text}\nMine.\n`)
  await merges(it, number)
  expect((await looked(it, number)).incident.severity).toBe('sev2')
})

test('where the document was changed later, its word stands and the card names both', async () => {
  const { it, number } = await drafted()
  await writes(it, number, (text) => `${text}\nMine.\n`)
  await it.say('ana', number, '/time started 13:10 UTC')
  // The draft has the new time by now; the person goes by what they saw.
  await writes(it, number, severity)
  it.minutes(1)
  await it.as('ana').rest.issues.createComment({
    owner: 'acme',
    repo: 'shop',
    issue_number: number,
    body: '/time started 13:15 UTC',
  })
  await writes(it, number, started)
  await merges(it, number)
  const { incident, entries } = await looked(it, number)
  expect(incident.times.started?.at).toBe(Date.parse('2026-11-20T13:20:00Z'))
  const notes = entries.flatMap((entry) => entry.notes ?? [])
  expect(notes.join()).toMatch(/started: the postmortem says .*13:20.*13:15.*stands: .*13:20/)
})

test('what cannot be is told and not taken over', async () => {
  const { it, number } = await drafted()
  await writes(it, number, (text) =>
    text
      .replace(/^started: .*$/m, 'started: 2026-11-20T14:30:00Z')
      .replace(/^severity: .*$/m, 'severity: sev9'),
  )
  await merges(it, number)
  const { incident, entries } = await looked(it, number)
  expect(incident.severity).toBe('sev1')
  expect(incident.times.started?.at).toBe(Date.parse('2026-11-20T13:30:00Z'))
  expect(entries.flatMap(({ notes }) => notes ?? [])).toHaveLength(2)
  expect(await it.card(number)).toContain('was not taken over')
})

test('a later change on the default branch counts as well, against what was published', async () => {
  const { it, number } = await drafted()
  await merges(it, number)
  await it.look(number)
  const path = await pathOn(it, 'main', number)
  await edits(it, 'caro', 'main', path, severity).catch(() => null)
  await edits(it, 'dev', 'main', path, severity)
  const { incident } = await looked(it, number)
  expect(incident).toMatchObject({ severity: 'sev2', category: 'reviewed' })
  expect((await it.plan(number)).effects).toEqual([])
  await edits(it, 'dev', 'main', path, started)
  const after = await looked(it, number)
  expect(after.incident.times.started).toMatchObject({ by: 'dev' })
  expect(after.entries.filter(({ key }) => /^p[0-9a-f]/.test(key))).toHaveLength(3)
  expect((await it.plan(number)).effects).toEqual([])
})

test('said again on the incident after it was published, the incident stands', async () => {
  const { it, number } = await drafted()
  await writes(it, number, severity)
  await merges(it, number)
  await it.look(number)
  await it.say('ana', number, '/sev 1')
  expect((await looked(it, number)).incident.severity).toBe('sev1')
  expect((await it.issue(number)).labels).toContain('sev1')
})

test('a document of which nothing of ours is left changes no fact, and says so', async () => {
  const { it, number, pull } = await drafted()
  await it
    .as('ana')
    .rest.pulls.update({ owner: 'acme', repo: 'shop', pull_number: pull.number, state: 'closed' })
  it.minutes(1)
  const text = '---\nincident: 1\nseverity: sev4\n---\n\n# By hand\n'
  await it.as('ana').rest.repos.createOrUpdateFileContents({
    owner: 'acme',
    repo: 'shop',
    path: `postmortems/2026-11-20-${number}-by-hand.md`,
    message: 'x',
    content: Buffer.from(text).toString('base64'),
  })
  const { incident, entries } = await looked(it, number)
  expect(incident).toMatchObject({ severity: 'sev1', category: 'reviewed' })
  expect(entries.flatMap(({ notes }) => notes ?? []).join()).toContain('no version of it by Sitrep')
})
