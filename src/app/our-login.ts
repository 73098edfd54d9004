import { client, type Octokit } from '../github/client.ts'

export interface OurLogin {
  /** Throws Failure. */
  readonly ask: () => Promise<string>
  /** Null until it has been answered once. */
  readonly known: () => string | null
  /** Whether GitHub has answered to our credentials, and has not refused them since. */
  readonly sure: () => boolean
  /** GitHub has refused our credentials: whoever asks next asks it again. */
  readonly doubt: () => void
}

/**
 * Asked once and kept: the name of an App's bot follows from its slug. Every delivery waits for it, so it is asked
 * with a deadline, and what failed is not kept.
 */
export function ourLogin(asApp: () => Promise<Octokit>): OurLogin {
  let asked: Promise<string> | null = null
  let login: string | null = null
  let sure = false
  const look = async () => {
    const { data } = await client(await asApp()).get('GET /app', {})
    sure = true
    login = `${(data as { slug?: string } | null)?.slug ?? ''}[bot]`
    return login
  }
  const ask = () => {
    asked ??= look().catch((error: unknown) => {
      asked = null
      throw error
    })
    return asked
  }
  const doubt = () => {
    sure = false
    asked = null
  }
  return { ask, known: () => login, sure: () => sure, doubt }
}
