import { client, type Octokit } from '../github/client.ts'

export interface OurLogin {
  /** Throws Failure. */
  readonly ask: () => Promise<string>
  /** Null until it has been answered once. */
  readonly known: () => string | null
}

/**
 * Asked once and kept: the name of an App's bot follows from its slug. Every delivery waits for it, so it is asked
 * with a deadline, and what failed is not kept.
 */
export function ourLogin(asApp: () => Promise<Octokit>): OurLogin {
  let asked: Promise<string> | null = null
  let login: string | null = null
  const look = async () => {
    const { data } = await client(await asApp()).get('GET /app', {})
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
  return { ask, known: () => login }
}
