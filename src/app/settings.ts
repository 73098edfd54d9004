import { type Key, readKeys } from '../github/keys.ts'
import { isSigningKey, PRIVATE_KEY_FORMS, pemOf } from '../github/private-key.ts'

/** What the environment says, read once. Nothing below the entries reads it. */
export interface Settings {
  readonly app: Credentials | null
  /** Root of GitHub's REST API, without a slash at the end. */
  readonly apiUrl: string
  /** Null: the address that fits what is served. */
  readonly host: string | null
  readonly port: number
  readonly logLevel: LogLevel
  /** Of `SITREP_KEY`, at least one; null where the App derives its own. */
  readonly keys: readonly Key[] | null
  /** File that keeps the embedded GitHub's state; null for memory. */
  readonly sandboxFile: string | null
  /** File of the store, or `:memory:`. */
  readonly store: string
  /** Everything is read and thought out, and nothing is written to GitHub. */
  readonly readOnly: boolean
  /** False where GitHub sets no limits on writing: the embedded one, and an Enterprise Server without them. */
  readonly paced: boolean
}

export interface Credentials {
  readonly appId: number
  readonly privateKey: string
  readonly webhookSecret: string
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export type Environment = Readonly<Record<string, string | undefined>>

/** A mistake of whoever starts us. Its message is all that is shown. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

const NEEDED = ['APP_ID', 'PRIVATE_KEY', 'WEBHOOK_SECRET'] as const

/** Throws SettingsError, which says what was read and what is accepted. */
export function settings(env: Environment): Settings {
  const app = credentials(env)
  return {
    app,
    apiUrl: apiUrl(env['GITHUB_API_URL'] || 'https://api.github.com'),
    host: env['HOST'] || null,
    port: port(env['PORT']),
    logLevel: logLevel(env['LOG_LEVEL']),
    keys: keys(env['SITREP_KEY']),
    sandboxFile: env['SITREP_SANDBOX'] || null,
    // Beside an embedded GitHub nothing is in flight that matters to anybody.
    store: env['SITREP_STORE'] || (app === null ? ':memory:' : 'sitrep.db'),
    readOnly: yesOrNo(env, 'SITREP_READ_ONLY', false),
    paced: yesOrNo(env, 'SITREP_PACED', app !== null),
  }
}

/** All three or none: with none of them the embedded GitHub is served. */
function credentials(env: Environment): Credentials | null {
  const missing = NEEDED.filter((name) => !env[name])
  if (missing.length === NEEDED.length) return null
  if (missing.length > 0) {
    const set = NEEDED.filter((name) => !missing.includes(name))
    throw new SettingsError(
      `${set.join(' and ')} ${set.length > 1 ? 'are' : 'is'} set, but ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not. Set all three to serve a GitHub App, or none of them to run the embedded GitHub.`,
    )
  }
  const [id = '', key = '', webhookSecret = ''] = NEEDED.map((name) => env[name])
  if (!/^\d{1,15}$/.test(id)) {
    throw new SettingsError(
      `APP_ID takes the App's number, as its settings page shows it, not ${JSON.stringify(id.slice(0, 40))}.`,
    )
  }
  return { appId: Number(id), privateKey: pem(key), webhookSecret }
}

function apiUrl(text: string): string {
  const { protocol, username, password } = URL.parse(text) ?? {}
  const isWeb = protocol === 'https:' || protocol === 'http:'
  if (isWeb && !username && !password) return text.replace(/\/+$/, '')
  throw new SettingsError(
    'GITHUB_API_URL takes an address with https:// and without a password, such as https://github.example.com/api/v3.',
  )
}

function pem(text: string): string {
  const found = pemOf(text)
  if (found !== null && isSigningKey(found)) return found
  throw new SettingsError(PRIVATE_KEY_FORMS)
}

function keys(text: string | undefined): readonly Key[] | null {
  if (!text) return null
  const read = readable(text)
  if (read.length > 0) return read
  throw new SettingsError(
    'SITREP_KEY takes id:secret, several with commas: an id of up to 32 letters, digits, dots, dashes or underscores, and a secret of 16 characters or more. Leave it unset to have one derived from the private key.',
  )
}

function readable(text: string): readonly Key[] {
  try {
    return readKeys(text)
  } catch {
    // It throws for its form alone, and our own sentence never shows what was set.
    return []
  }
}

function yesOrNo(env: Environment, name: string, otherwise: boolean): boolean {
  const text = env[name]
  if (!text) return otherwise
  if (text === 'true' || text === 'false') return text === 'true'
  throw new SettingsError(`${name} takes true or false, not ${JSON.stringify(text.slice(0, 40))}.`)
}

function port(text: string | undefined): number {
  const number = Number(text || 3000)
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number
  throw new SettingsError(`PORT takes a number from 0 to 65535, not ${JSON.stringify(text)}.`)
}

function logLevel(text: string | undefined): LogLevel {
  const level = LOG_LEVELS.find((one) => one === (text || 'info'))
  if (level !== undefined) return level
  throw new SettingsError(
    `LOG_LEVEL takes one of ${LOG_LEVELS.join(', ')}, not ${JSON.stringify(text)}.`,
  )
}
