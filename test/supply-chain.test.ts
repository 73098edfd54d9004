import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { productionPackages } from './support/container.ts'

/** What may come with us at run time: packages that we name, and packages that those bring. */
const MOST_DIRECT = 25
const MOST_TRANSITIVE = 150

interface Package {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly license?: string
  readonly link?: boolean
  readonly hasInstallScript?: boolean
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly allowScripts: Readonly<Record<string, boolean>>
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, Package>>
}
const locked = Object.entries(packages).filter(([path]) => path !== '')
const paths = (wrong: (one: Package) => boolean) =>
  locked.flatMap(([path, one]) => (wrong(one) ? [path] : []))

describe('what is installed', () => {
  test('is within its budget at run time', () => {
    const direct = Object.keys(manifest.dependencies)
    const production = productionPackages()
    expect(direct.length).toBeLessThanOrEqual(MOST_DIRECT)
    expect(production.length - direct.length).toBeLessThanOrEqual(MOST_TRANSITIVE)
    expect(production).toEqual(expect.arrayContaining(direct.map((one) => `node_modules/${one}`)))
  })

  test('is known by its bytes, each package of it', () => {
    expect(locked.length).toBeGreaterThan(100)
    expect(paths(({ integrity }) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))).toEqual([])
    expect(paths(({ version }) => !/^\d+\.\d+\.\d+/.test(version ?? ''))).toEqual([])
  })

  test('comes from the registry, and from no other host, no folder and no repository', () => {
    const elsewhere = ({ resolved, link }: Package) =>
      link === true ||
      (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))
    expect(paths(elsewhere)).toEqual([])
    const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(asked.filter(([, range]) => !/^\^?\d+\.\d+\.\d+$/.test(range))).toEqual([])
  })

  test('runs no script but the one that brings our Node', () => {
    const allowed = Object.keys(manifest.allowScripts).map((name) => `node_modules/${name}`)
    expect(allowed).toEqual(['node_modules/node'])
    expect(paths(({ hasInstallScript }) => hasInstallScript === true)).toEqual(allowed)
    expect(productionPackages()).not.toContain('node_modules/node')
  })
})

/** Of these everybody may run a service, and pass a bundle of it on. */
const AT_RUN_TIME = ['MIT', 'ISC', 'Apache-2.0', 'BSD-3-Clause']
/** Nothing of these leaves the machine of whoever develops. */
const TO_DEVELOP = [
  ...AT_RUN_TIME,
  '0BSD',
  'BSD-2-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'MPL-2.0',
  'PSF-2.0',
  'Unlicense',
]
/** Their package.json names none, and the text beside it is that of MIT. */
const SAID_ELSEWHERE = ['node_modules/khroma']

/** Of what may be chosen from, one that is allowed is enough. */
const isOneOf = (license: string | undefined, allowed: readonly string[]): boolean =>
  (license ?? '')
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((one) => allowed.includes(one))

describe('its licences', () => {
  test('let everybody run it and pass it on', () => {
    const production = new Set(productionPackages())
    const wrong = locked.filter(
      ([path, { license }]) => production.has(path) && !isOneOf(license, AT_RUN_TIME),
    )
    expect(wrong.map(([path, { license }]) => [path, license])).toEqual([])
  })

  test('let everybody develop it', () => {
    // Of the two of this one we take neither: it draws in a browser, for tests of what we write.
    const browser = ['node_modules/elkjs']
    const wrong = paths(({ license }) => !isOneOf(license, TO_DEVELOP))
    expect(wrong.filter((path) => !browser.includes(path))).toEqual(SAID_ELSEWHERE)
    for (const path of SAID_ELSEWHERE) {
      expect(readFileSync(`${path}/license`, 'utf8')).toMatch(/^The MIT License/)
    }
  })
})

const code = (pattern: string, except: RegExp) =>
  globSync(pattern)
    .filter((path) => !except.test(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))

describe('at run time', () => {
  // `gh auth token`, Octokit behind a proxy, and the runner of the sandbox.
  const OTHERS = ['src/cli/terminal.ts', 'action/proxy.ts', 'src/sandbox/runner/process.ts']

  test('no other program is started but where somebody asked for it', () => {
    const starting = code('{src,action}/**/*.ts', /\.generated\.ts$/).filter(({ text }) =>
      /'(?:node:)?(?:child_process|cluster)'/.test(text),
    )
    expect(starting.map(({ path }) => path).toSorted()).toEqual(OTHERS.toSorted())
  })

  test('no code comes from elsewhere: what is loaded later is named where it is written', () => {
    const loading = /\b(?:import|require)\((?!\s*'[^']+'\s*\))|\beval\(|new Function\(|node:vm'/
    const wrong = code('{src,action}/**/*.ts', /^src\/(?:gen|sandbox)\/|\.generated\.ts$/).filter(
      ({ text }) => loading.test(text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')),
    )
    expect(wrong.map(({ path }) => path)).toEqual([])
  })
})

/** Every place that tells a machine to install something. */
const INSTALLING = ['Dockerfile', '.ci/run', '.ci/pack', ...globSync('.github/workflows/*.yml')]

test.each(INSTALLING)('%s installs by the lock file alone', (path) => {
  const commands = readFileSync(path, 'utf8').replaceAll(/^\s*#.*$/gm, '')
  expect(
    commands.match(/\bnp[mx] (?:install|i|add|update|exec)\b|\bnpx\b|\bpip3? |\bcurl\b/g),
  ).toBe(null)
})
