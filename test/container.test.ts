import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { settings } from '../src/app/settings.ts'
import { commandIn, dockerfile, last, leftOut, productionPackages } from './support/container.ts'

interface Service {
  readonly environment: Readonly<Record<string, string | null>>
  readonly ports: readonly string[]
  readonly volumes: readonly string[]
  readonly stop_grace_period: string
  readonly read_only: boolean
}
interface Compose {
  readonly services: { readonly sitrep: Service }
  readonly volumes: Readonly<Record<string, null>>
}

const { services, volumes } = parse(readFileSync('compose.yml', 'utf8')) as Compose
const { sitrep } = services
const all = dockerfile().flat()
const environment = Object.fromEntries(
  last('ENV')
    .split(' ')
    .map((one) => one.split('=') as [string, string]),
)
/** The names in the first column of the table of variables. */
const told = new Set(
  readFileSync('src/app/README.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| `[A-Z_]+`/.test(line))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)])
    .map(([, name]) => name),
)

describe('the image', () => {
  test('is made of files that are there and are not left out', () => {
    const copied = all
      .filter(({ name, words }) => name === 'COPY' && !words.startsWith('--from'))
      .flatMap(({ words }) => words.split(' ').slice(0, -1))
    const { kept, out } = leftOut()
    expect([...new Set(copied)].toSorted()).toEqual([...kept].toSorted())
    for (const path of [...kept, ...out]) expect(existsSync(path)).toBe(true)
  })

  test('has the Node that we develop on, in both of its stages', () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Record<string, string>
    }
    const [major] = (devDependencies['node'] ?? '').split('.')
    const from = all.filter(({ name }) => name === 'FROM').map(({ words }) => words.split(' ')[0])
    expect(from).toEqual([`node:${major}-alpine`, `node:${major}-alpine`])
  })

  test('has packages for production alone, as the lock file names them, and runs none of their scripts', () => {
    const run = all.find(({ name, words }) => name === 'RUN' && words.startsWith('npm'))?.words
    expect(run).toContain('npm ci --omit=dev --ignore-scripts')
    const packages = productionPackages()
    expect(packages).toContain('node_modules/probot')
    expect(packages).not.toContain('node_modules/vitest')
    expect(packages.length).toBeGreaterThan(20)
  })

  test('runs as nobody of importance, with node as the first process, so that it hears SIGTERM', () => {
    expect(last('USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/)
    expect(last('STOPSIGNAL')).toBe('SIGTERM')
    const [program, file = ''] = commandIn(last('CMD'))
    expect([program, existsSync(file)]).toEqual(['node', true])
    const names = (dockerfile().at(-1) ?? []).map(({ name }) => name)
    expect(names.lastIndexOf('RUN')).toBeLessThan(names.indexOf('USER'))
  })

  test('listens where it says, and keeps its store on the volume', () => {
    const read = settings({ ...environment })
    expect(String(read.port)).toBe(last('EXPOSE'))
    expect(read.store).toBe(environment['SITREP_STORE'])
    expect(dirname(read.store)).toBe(last('VOLUME'))
    const [owner] = last('RUN').split(' ').slice(-2)
    expect(owner).toBe(last('USER'))
    expect(last('HEALTHCHECK')).toContain('/healthz')
  })
})

describe('compose.yml', () => {
  test('hands on variables that the page of the App tells of, and asks for those without which nothing runs', () => {
    const names = Object.keys(sitrep.environment)
    expect(names.filter((name) => !told.has(name))).toEqual([])
    for (const name of ['APP_ID', 'PRIVATE_KEY', 'WEBHOOK_SECRET']) {
      expect(sitrep.environment[name]).toMatch(new RegExp(`^\\$\\{${name}:\\?`))
    }
    const kept = new Set([...names, ...Object.keys(environment), 'HOST', 'SITREP_SANDBOX'])
    expect(
      [...told].filter(
        (name) => name !== undefined && /^SITREP_|^LOG/.test(name) && !kept.has(name),
      ),
    ).toEqual([])
  })

  test('writes nowhere but on the volume, and leaves it the time to stop', () => {
    expect(sitrep.read_only).toBe(true)
    expect(sitrep.volumes).toEqual([`store:${last('VOLUME')}`])
    expect(volumes).toHaveProperty('store')
    expect(Number.parseInt(sitrep.stop_grace_period, 10)).toBeGreaterThan(10)
  })

  test('is reached from this machine alone, where a proxy stands before it', () => {
    expect(sitrep.ports).toEqual([`127.0.0.1:${last('EXPOSE')}:${last('EXPOSE')}`])
  })

  test('names no host to fetch from but where the image of Node is from', () => {
    const text = `${readFileSync('Dockerfile', 'utf8')}${readFileSync('compose.yml', 'utf8')}`
    expect(text).not.toMatch(/https?:\/\/(?!127\.0\.0\.1)/)
    expect(text).not.toMatch(/(?:FROM|image:) \S*\.\S*\//)
  })
})
