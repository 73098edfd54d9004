import { PRIVATE_KEY_FORMS, pemOf } from '../github/private-key.ts'

/** What the environment says, read once. Nothing below the entries reads it. */
export interface Settings {
  readonly app: Credentials | null
  /** Root of GitHub's REST API, without a slash at the end. */
  readonly apiUrl: string
  /** Null: the address that fits what is served. */
  readonly host: string | null
  readonly port: number
  readonly logLevel: LogLevel
  /** `SITREP_KEY` as it is; null where the App derives its own. */
  readonly keys: string | null
  /** File that keeps the embedded GitHub's state; null for memory. */
  readonly sandboxFile: string | null
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
  return {
    app: credentials(env),
    apiUrl: (env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, ''),
    host: env['HOST'] || null,
    port: port(env['PORT']),
    logLevel: logLevel(env['LOG_LEVEL']),
    keys: env['SITREP_KEY'] || null,
    sandboxFile: env['SITREP_SANDBOX'] || null,
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

function pem(text: string): string {
  const found = pemOf(text)
  if (found !== null) return found
  throw new SettingsError(PRIVATE_KEY_FORMS)
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
