import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { productionPackages } from '../support/container.ts'

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
  readonly with?: Readonly<Record<string, unknown>>
}

interface Job {
  readonly name?: string
  readonly needs?: string | readonly string[]
  readonly environment?: string
  readonly permissions?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly steps: readonly Step[]
}

interface Workflow {
  readonly name?: string
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions?: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}

const files = globSync('.github/workflows/*.yml').toSorted()
const text = (path: string) => readFileSync(path, 'utf8')
const read = (path: string) => parse(text(path)) as Workflow
const jobsOf = (path: string) => Object.entries(read(path).jobs)
const stepsOf = (path: string) => jobsOf(path).flatMap(([, { steps }]) => steps)
const named = (name: string) => `.github/workflows/${name}.yml`

test('there are those that a release stands on', () => {
  expect(files).toEqual(
    expect.arrayContaining(['ci', 'codeql', 'release', 'scorecard'].map((name) => named(name))),
  )
})

describe.each(files)('%s', (path) => {
  test('gives a right to no job that does not name it, with the reason beside it', () => {
    expect(read(path).permissions).toEqual({})
    for (const [, { permissions }] of jobsOf(path)) expect(permissions).toBeTypeOf('object')
    const asked = text(path)
      .split('\n')
      .filter((line) => /^ {6}[a-z-]+: (?:read|write|none)\b/.test(line))
    for (const line of asked) expect(line).toMatch(/: (?:read|write) # \S.{10,}$/)
    const rights = jobsOf(path).flatMap(([, { permissions = {} }]) => Object.keys(permissions))
    expect(asked).toHaveLength(rights.length)
  })

  test('says beside each commit of others which release it is', () => {
    const used = text(path)
      .split('\n')
      .filter((line) => line.includes('uses:') && !line.includes('uses: ./'))
    for (const line of used) {
      expect(line).toMatch(/uses: [\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    }
  })

  test('leaves no token behind where sources are, and ends what hangs', () => {
    const checkouts = stepsOf(path).filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    for (const step of checkouts) expect(step.with?.['persist-credentials']).toBe(false)
    for (const [, job] of jobsOf(path)) expect(job['timeout-minutes']).toBeGreaterThan(0)
  })

  test('hands what others may have written to a shell as a variable alone', () => {
    for (const { run = '' } of stepsOf(path)) expect(run).not.toContain('${{')
    expect(Object.keys(read(path).on)).not.toContain('pull_request_target')
    expect(text(path)).not.toMatch(/secrets\.|GITHUB_ENV|GITHUB_PATH/)
  })

  test('tells people what each job is', () => {
    expect(read(path).name).toMatch(/\S/)
    for (const [, { name }] of jobsOf(path)) expect(name).toMatch(/\S/)
  })
})

test('one action has one commit, wherever it is used', () => {
  const pins = files.flatMap((path) => [
    ...text(path).matchAll(/uses: (?<action>[\w-]+\/[\w-]+)\S*@(?<pin>\S+ # \S+)/g),
  ])
  const byAction = Map.groupBy(pins, ({ groups }) => groups?.['action'])
  expect(byAction.size).toBeGreaterThan(5)
  for (const [action, all] of byAction) {
    expect([action, new Set(all.map(({ groups }) => groups?.['pin'])).size]).toEqual([action, 1])
  }
})

test('ci asks every job of its own for its word, and one check stands for all of them', () => {
  const { 'ci-ok': ok, ...others } = read(named('ci')).jobs
  expect(ok?.needs).toEqual(Object.keys(others))
  const words = Object.keys(others).map(() => 'success')
  expect(ok?.steps[0]?.run).toContain(`= '${words.join(' ')}'`)
})

describe('a release', () => {
  const { build, publish } = read(named('release')).jobs
  const runs = (job: Job | undefined) =>
    (job?.steps ?? []).map(({ run = '', uses = '' }) => run + uses)

  test('is built where nothing may be written, and published where nothing of the sources runs', () => {
    expect(Object.values(build?.permissions ?? {})).toEqual(['read'])
    expect(publish?.environment).toBe('release')
    expect(publish?.needs).toBe('build')
    expect(runs(publish).join('\n')).not.toMatch(/checkout@|\bnpm\b|\bnode\b|\.ci\//)
  })

  test('is checked, compared with what is checked in and packed in this order', () => {
    const order = ['merge-base --is-ancestor', '.ci/run', '.ci/signatures', '.ci/pack']
    const at = order.map((part) => runs(build).findIndex((run) => run.includes(part)))
    expect(at.toSorted((a, b) => a - b)).toEqual(at)
    expect(at[0]).toBeGreaterThan(0)
    expect(text('.ci/run')).toMatch(
      /npm run --silent gen && npm run --silent bundle[\s\S]*git diff --exit-code/,
    )
  })

  test('is attested before anybody sees it, and its major tag moves after that', () => {
    const order = [
      'sha256sum --check --strict',
      'actions/attest-build-provenance@',
      'actions/attest@',
      'gh release create',
      'refs/tags/',
    ]
    const at = order.map((part) => runs(publish).findIndex((run) => run.includes(part)))
    expect(at).toEqual(at.toSorted((a, b) => a - b))
    expect(at[0]).toBeGreaterThan(0)
    expect(runs(publish)[at[3] ?? 0]).toMatch(/--verify-tag --draft[\s\S]*--draft=false/)
    expect(runs(publish).join('\n')).not.toMatch(/--clobber|release delete|release upload/)
  })
})

describe('what is packed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-pack-'))
  const at = (...parts: readonly string[]) => join(folder, ...parts)
  const git = (...given: readonly string[]) => execFileSync('git', given, { cwd: at('sources') })
  const packed = (out: string) =>
    execFileSync('.ci/pack', ['v1.2.3', at(out)], { cwd: at('sources'), stdio: 'pipe' })

  beforeAll(() => {
    // A repository of its own: what is being worked on in this one would be no part of a release.
    for (const file of ['package.json', 'package-lock.json', '.ci/pack']) {
      cpSync(file, at('sources', file))
    }
    git('init', '--quiet')
    git('add', '.')
    const who = [
      '-c',
      'user.name=a',
      '-c',
      'user.email=a@example.com',
      '-c',
      'commit.gpgsign=false',
    ]
    git(...who, 'commit', '--quiet', '--message', 'all')
    packed('one')
    packed('other')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('has the sums of everything beside it', () => {
    const sums = readFileSync(at('one', 'SHA256SUMS'), 'utf8').trim().split('\n')
    const files = ['sbom.cdx.json', 'sbom.spdx.json', 'sitrep-v1.2.3.tar.gz']
    expect(sums.map((line) => line.slice(66)).toSorted()).toEqual(files)
    for (const line of sums) {
      const bytes = readFileSync(at('one', line.slice(66)))
      expect(line.slice(0, 64)).toBe(createHash('sha256').update(bytes).digest('hex'))
    }
    expect(readdirSync(at('one')).toSorted()).toEqual(['SHA256SUMS', ...files])
  })

  test('is the same, byte for byte, for whoever packs that commit again', () => {
    const [one, other] = ['one', 'other'].map((out) =>
      readFileSync(at(out, 'sitrep-v1.2.3.tar.gz')),
    )
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true)
  })

  test('lists every package of run time, and none that only develops', () => {
    const { components } = JSON.parse(readFileSync(at('one', 'sbom.cdx.json'), 'utf8')) as {
      readonly components: readonly { readonly name: string }[]
    }
    const names = productionPackages().map((path) =>
      path.slice(path.lastIndexOf('node_modules/') + 13),
    )
    expect(new Set(components.map(({ name }) => name))).toEqual(new Set(names))
  })

  test('is nothing where something is not in the repository', () => {
    writeFileSync(at('sources', 'extra'), '')
    expect(() => packed('third')).toThrow('something here is not in the repository')
  })
})

describe('the signatures of the packages', () => {
  /** What the check says, and how it ends, where npm says so and ends so. */
  function checked(said: string, status: number) {
    const folder = mkdtempSync(join(tmpdir(), 'sitrep-signatures-'))
    try {
      const npm = `#!/bin/sh\ncat <<'END'\n${said}\nEND\nexit ${status}\n`
      writeFileSync(join(folder, 'npm'), npm, { mode: 0o755 })
      const env = { PATH: `${folder}:${process.env['PATH']}` }
      const done = spawnSync('.ci/signatures', { env, encoding: 'utf8' })
      return { status: done.status, told: done.stdout.includes('::warning') }
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  test.each([
    ['all good', '688 packages have verified registry signatures', 0, { status: 0, told: false }],
    [
      'one that was changed',
      '1 package has an invalid registry signature:',
      1,
      { status: 1, told: false },
    ],
    ['one without', '1 package has a missing registry signature', 1, { status: 1, told: false }],
    [
      'a bad one beside a host that is away',
      '1 package has an invalid attestation\nnpm error code ENOTFOUND',
      1,
      { status: 1, told: false },
    ],
    [
      'a registry that signs nothing',
      'npm error found no dependencies to audit that were installed from a supported registry',
      1,
      { status: 0, told: true },
    ],
    ['no way to the keys', 'npm error code ENOTFOUND', 1, { status: 0, told: true }],
    ['what npm itself got wrong', 'npm error code EUSAGE', 1, { status: 1, told: false }],
  ])('%s', (_, said, status, expected) => {
    expect(checked(said, status)).toEqual(expected)
  })
})
