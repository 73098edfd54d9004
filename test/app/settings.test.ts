import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Environment, settings } from '../../src/app/settings.ts'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const PEM = String(privateKey.export({ type: 'pkcs1', format: 'pem' }))
const APP = { APP_ID: '12', PRIVATE_KEY: PEM, WEBHOOK_SECRET: 'canary-secret' }

test('with nothing set the embedded GitHub is served, from memory and without haste', () => {
  expect(settings({})).toEqual({
    app: null,
    apiUrl: 'https://api.github.com',
    host: null,
    port: 3000,
    logLevel: 'info',
    keys: null,
    sandboxFile: null,
    store: ':memory:',
    readOnly: false,
    paced: false,
  })
})

test("an App keeps its store in a file and to GitHub's pace", () => {
  expect(settings(APP)).toMatchObject({ store: 'sitrep.db', paced: true, readOnly: false })
  const given = settings({
    ...APP,
    SITREP_STORE: '/data/s.db',
    SITREP_PACED: 'false',
    SITREP_READ_ONLY: 'true',
  })
  expect(given).toMatchObject({ store: '/data/s.db', paced: false, readOnly: true })
})

test.each([PEM, PEM.replaceAll('\n', '\\n'), Buffer.from(PEM).toString('base64')])(
  'a private key is taken in each form in which it is handed on',
  (PRIVATE_KEY) => {
    expect(settings({ ...APP, PRIVATE_KEY }).app?.privateKey.trim()).toBe(PEM.trim())
  },
)

test('an empty variable is one that is not set', () => {
  const empty = { PORT: '', LOG_LEVEL: '', SITREP_STORE: '', SITREP_READ_ONLY: '', SITREP_KEY: '' }
  expect(settings({ ...APP, ...empty })).toEqual(settings(APP))
})

test.each<readonly [string, Environment, RegExp]>([
  ['half an App', { APP_ID: '12' }, /PRIVATE_KEY and WEBHOOK_SECRET are not/],
  ['a name for a number', { ...APP, APP_ID: 'my-app' }, /APP_ID takes the App's number.*"my-app"/],
  ['no key', { ...APP, PRIVATE_KEY: 'canary-key' }, /PRIVATE_KEY/],
  ['a port out of range', { PORT: '70000' }, /PORT takes a number from 0 to 65535, not "70000"/],
  ['a port in words', { PORT: 'http' }, /PORT/],
  ['an unknown level', { LOG_LEVEL: 'loud' }, /LOG_LEVEL takes one of trace, .*"loud"/],
  ['a host alone', { GITHUB_API_URL: 'github.example.com' }, /GITHUB_API_URL takes an address/],
  ['a password', { GITHUB_API_URL: 'https://me:canary@x.y' }, /GITHUB_API_URL takes .* without/],
  ['another scheme', { GITHUB_API_URL: 'file:///api/v3' }, /GITHUB_API_URL takes .* https:/],
  ['yes', { SITREP_READ_ONLY: 'yes' }, /SITREP_READ_ONLY takes true or false, not "yes"/],
  ['1', { SITREP_PACED: '1' }, /SITREP_PACED takes true or false, not "1"/],
  ['a short key', { SITREP_KEY: 'k1:canary' }, /SITREP_KEY takes id:secret/],
])('%s is refused with what is accepted, and no secret is repeated', (_, env, words) => {
  expect(() => settings(env)).toThrow(words)
  expect(() => settings(env)).not.toThrow(/canary|BEGIN/)
})
