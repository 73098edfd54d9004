import { viewerLogin } from '../src/github/app-token.ts'
import type { Octokit } from '../src/github/client.ts'
import { isMutation } from './dry-octokit.ts'

/** Whoever the token belongs to, which many an answer of GitHub's says beside what was asked. */
export interface Identity {
  /** Asks only where no answer has said it yet. Throws Failure. */
  readonly me: () => Promise<string>
  /** Null as long as nobody has said it. */
  readonly known: () => string | null
  /** Hears who it is, and writes as a bot alone. */
  readonly octokit: Octokit
}

/** Nothing was written with it: what a person's token wrote would be that person's word. */
export class PersonalToken extends Error {
  override readonly name = 'PersonalToken'
}

/** A bot's login ends like this; a person's cannot. */
export const isBot = (login: string): boolean => login.endsWith('[bot]')

/** `personal`: a person may write as well, since nothing of it is read back as a fact. */
export function identity(octokit: Octokit, { personal }: { readonly personal: boolean }): Identity {
  let login: string | null = null
  let asked: Promise<string> | null = null
  const hear = (data: unknown) => {
    const heard = (data as { viewer?: { login?: unknown } | null } | null)?.viewer?.login
    if (typeof heard === 'string') login = heard
  }
  const me = async () => {
    if (login !== null) return login
    asked ??= viewerLogin(octokit)
    login = await asked
    return login
  }
  const allowed = async (route: string) => {
    if (!personal && !isBot(await me())) throw new PersonalToken(route)
  }
  return {
    me,
    known: () => login,
    octokit: {
      async graphql(query, variables) {
        if (isMutation(query)) await allowed('POST /graphql')
        try {
          const data = await octokit.graphql(query, variables)
          hear(data)
          return data
        } catch (error) {
          // An answer with holes is thrown with what it holds.
          hear((error as { data?: unknown } | null)?.data)
          throw error
        }
      },
      async request(route, parameters) {
        if (!route.startsWith('GET ')) await allowed(route)
        return octokit.request(route, parameters)
      },
    },
  }
}
