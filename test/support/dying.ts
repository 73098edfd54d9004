import type { Story } from './story.ts'

/** What a run asks GitHub with until it dies. */
export interface Dying {
  readonly octokit: unknown
  /** Resolves when it has died. */
  readonly death: Promise<true>
}

/** A run that ends before its n-th write, or right behind it where that is `done`: no answer comes from then on. */
export function dying({ bot }: Pick<Story, 'bot'>, nth: number, done: boolean): Dying {
  const death = Promise.withResolvers<true>()
  let writes = 0
  const octokit = {
    graphql: bot.graphql,
    async request(route: string, parameters?: Record<string, unknown>) {
      if (!route.startsWith('GET ')) writes += 1
      if (writes < nth) return bot.request(route, parameters)
      if (writes === nth && done) await bot.request(route, parameters)
      death.resolve(true)
      return new Promise<never>(() => {})
    },
  }
  return { octokit, death: death.promise }
}
