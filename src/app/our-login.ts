import { client, type Octokit } from '../github/client.ts'

/**
 * Asked at the first delivery and kept: the name of an App's bot follows from its slug. Every delivery waits
 * for it, so it is asked with a deadline, and what failed is not kept. Throws Failure.
 */
export function ourLogin(asApp: () => Promise<Octokit>): () => Promise<string> {
  let login: Promise<string> | null = null
  const look = async () => {
    const { data } = await client(await asApp()).get('GET /app', {})
    return `${(data as { slug?: string } | null)?.slug ?? ''}[bot]`
  }
  return () => {
    login ??= look().catch((error: unknown) => {
      login = null
      throw error
    })
    return login
  }
}
