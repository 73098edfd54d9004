import { describe, expect, test } from 'vitest'
import {
  planSetup,
  type SetupDone,
  type SetupSeen,
  type SetupWish,
  type SetupWorld,
  setup,
} from '../../src/engine/setup.ts'
import type { OfferedFile, SetupStep } from '../../src/plan/onboarding.ts'

const FORM: OfferedFile = { path: 'form.yml', text: 'form', alias: 'form.yaml', along: false }
const CONFIG: OfferedFile = { path: 'config.yml', text: 'config', alias: null, along: false }
const RUNBOOK: OfferedFile = { path: 'runbook.md', text: 'runbook', alias: null, along: true }
const WISH: SetupWish = { files: [FORM, CONFIG, RUNBOOK], labels: true }

const FRESH: SetupSeen = {
  name: 'acme/shop',
  isPublic: false,
  archived: false,
  labels: [],
  config: [],
  base: { branch: 'main', sha: 'base', files: [] },
  head: null,
  pulls: [],
}

const seen = (change: Partial<SetupSeen>): SetupSeen => ({ ...FRESH, ...change })
const onBase = (...files: string[]) => seen({ base: { ...FRESH.base, files } })
const left = (message: string, ...files: string[]) =>
  seen({ head: { sha: 'head', message, files } })

/** A repository that stays as it is, and says which steps were taken. */
function standing(found: SetupSeen | null, result: SetupDone['result'] = 'done') {
  const taken: SetupStep[] = []
  const world: SetupWorld = {
    look: async () => found,
    take: async (step) => {
      taken.push(step)
      return { step, result, url: step.type === 'pull.open' ? 'http://pull' : null }
    },
  }
  return { world, taken }
}

const typesOf = (steps: readonly SetupStep[]) =>
  steps.flatMap((step) => (step.type === 'label.define' ? [] : [step.type]))
const pathsOf = (steps: readonly SetupStep[]) =>
  steps.flatMap((step) => (step.type === 'file.create' ? [step.path] : []))
const labelsIn = (steps: readonly SetupStep[]) =>
  steps.flatMap((step) => (step.type === 'label.define' ? [step.name] : []))

describe('a fresh repository', () => {
  test('gets all labels, then one branch with the files, then the pull request', async () => {
    const { world, taken } = standing(FRESH)
    const made = await setup(world, WISH)
    expect(labelsIn(taken)).toEqual(expect.arrayContaining(['incident', 'drill', 'sev1', 'sev4']))
    expect(typesOf(taken)).toEqual([
      'branch.create',
      'file.create',
      'file.create',
      'file.create',
      'pull.open',
    ])
    expect(taken.findLastIndex(({ type }) => type === 'label.define')).toBe(
      taken.findIndex(({ type }) => type === 'branch.create') - 1,
    )
    expect(made).toMatchObject({ known: 0, proposal: { kind: 'opened', url: 'http://pull' } })
  })

  test('gets no labels where only the pull request is wanted', async () => {
    const { world, taken } = standing(FRESH)
    await setup(world, { ...WISH, labels: false })
    expect(labelsIn(taken)).toEqual([])
    expect(typesOf(taken)).toContain('pull.open')
  })

  test('is left alone by a plan, which lists the same steps', async () => {
    const { world, taken } = standing(FRESH)
    const planned = await planSetup(world, WISH)
    expect(taken).toEqual([])
    expect(planned?.proposal).toEqual({ kind: 'planned' })
    const written = standing(FRESH)
    await setup(written.world, WISH)
    expect(planned?.steps).toEqual(written.taken)
  })

  test('whose pull request somebody else opened meanwhile names theirs', async () => {
    const { world } = standing(FRESH, 'already')
    expect((await setup(world, WISH))?.proposal).toEqual({ kind: 'open', url: 'http://pull' })
  })
})

test('labels that exist are left as they are, in whatever case', async () => {
  const { world, taken } = standing(seen({ labels: ['Incident', 'SEV1'] }))
  const made = await setup(world, WISH)
  expect(made?.known).toBe(2)
  expect(labelsIn(taken)).not.toEqual(expect.arrayContaining(['incident']))
  expect(labelsIn(taken)).not.toEqual(expect.arrayContaining(['sev1']))
  expect(labelsIn(taken)).toContain('sev2')
})

test('labels are those of the team’s own config, and of the defaults where it cannot be read', async () => {
  const own = [{ source: 'sitrep.yml', text: 'label: outage\nseverities: [{ name: p0 }]' }]
  const { world, taken } = standing(seen({ config: own }))
  await setup(world, WISH)
  expect(labelsIn(taken)).toEqual(expect.arrayContaining(['outage', 'p0']))
  expect(labelsIn(taken)).not.toContain('sev1')
  const broken = standing(seen({ config: [{ source: 'sitrep.yml', text: '{' }] }))
  await setup(broken.world, WISH)
  expect(labelsIn(broken.taken)).toContain('incident')
})

test.each<[string, SetupSeen, readonly string[]]>([
  ['one file', onBase('config.yml'), ['form.yml', 'runbook.md']],
  ['the runbook alone', onBase('runbook.md'), ['form.yml', 'config.yml']],
  [
    'what an earlier run left',
    left('Add form.yml for Sitrep', 'form.yml'),
    ['config.yml', 'runbook.md'],
  ],
  [
    'an empty branch of ours',
    seen({ head: { sha: 'base', message: 'theirs', files: [] } }),
    ['form.yml', 'config.yml', 'runbook.md'],
  ],
])('where %s is there, the rest is offered', async (_what, found, paths) => {
  const { world, taken } = standing(found)
  await setup(world, WISH)
  expect(pathsOf(taken)).toEqual(paths)
  expect(typesOf(taken).at(-1)).toBe('pull.open')
  expect(typesOf(taken).includes('branch.create')).toBe(found.head === null)
})

const pull = (state: 'open' | 'merged' | 'declined') => ({ url: `http://${state}`, state })

test.each<[string, SetupSeen, object]>([
  ['has all files', onBase('form.yml', 'config.yml', 'runbook.md'), { kind: 'complete' }],
  ['has the form by its other name', onBase('form.yaml', 'config.yml'), { kind: 'complete' }],
  ['lacks the runbook alone', onBase('form.yml', 'config.yml'), { kind: 'complete' }],
  [
    'has the pull request open',
    seen({ pulls: [pull('open')] }),
    { kind: 'open', url: 'http://open' },
  ],
  [
    'has said no',
    seen({ pulls: [pull('declined')] }),
    { kind: 'declined', url: 'http://declined' },
  ],
  [
    'has said no after a yes',
    seen({ pulls: [pull('merged'), pull('declined')] }),
    { kind: 'declined', url: 'http://declined' },
  ],
  [
    'kept the branch of what it merged',
    { ...left('Add form.yml for Sitrep'), pulls: [pull('merged')] },
    { kind: 'left-over', url: 'http://merged' },
  ],
  ['has a branch of that name for something else', left('Try things'), { kind: 'foreign-branch' }],
  ['has no commit', seen({ base: { branch: 'main', sha: null, files: [] } }), { kind: 'empty' }],
  ['is archived', seen({ archived: true }), { kind: 'archived' }],
])('a repository that %s is offered nothing', async (_what, found, proposal) => {
  const { world, taken } = standing(found)
  expect((await setup(world, WISH))?.proposal).toEqual(proposal)
  expect(typesOf(taken)).toEqual([])
})

test('an archived repository gets no labels either, and a missing one is null', async () => {
  const { world, taken } = standing(seen({ archived: true }))
  await setup(world, WISH)
  expect(taken).toEqual([])
  expect(await setup(standing(null).world, WISH)).toBeNull()
})

test('what was merged and later removed is offered again when somebody asks', async () => {
  const { world } = standing(seen({ pulls: [pull('merged')] }))
  expect((await setup(world, WISH))?.proposal.kind).toBe('opened')
})

const bodyIn = (steps: readonly SetupStep[]) =>
  steps.flatMap((step) => (step.type === 'pull.open' ? [step.body] : [])).join()

test('the pull request says what it adds, and warns only where the repository is public', async () => {
  const closed = standing(FRESH)
  await setup(closed.world, WISH)
  for (const { path } of WISH.files) expect(bodyIn(closed.taken)).toContain(`\`${path}\``)
  expect(bodyIn(closed.taken)).not.toContain('public')
  const open = standing(seen({ isPublic: true }))
  await setup(open.world, WISH)
  expect(bodyIn(open.taken)).toContain('This repository is public')
})

test('a failure stops the rest', async () => {
  const { world, taken } = standing(FRESH)
  const failing: SetupWorld = {
    ...world,
    take: (step) =>
      step.type === 'branch.create' ? Promise.reject(new Error('no')) : world.take(step),
  }
  await expect(setup(failing, WISH)).rejects.toThrow('no')
  expect(typesOf(taken)).toEqual([])
})
