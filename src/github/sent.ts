import type { Answer, Client } from './client.ts'
import { Failure } from './failure.ts'
import type { Request } from './requests.ts'

/**
 * Sends a write whose turn has come. What GitHub does not take of it is left out, and the rest sent again in a turn of
 * its own: a refusal means that nothing has happened. Throws Failure.
 */
export async function sent(
  client: Client,
  { route, params, otherwise = [] }: Pick<Request, 'route' | 'params' | 'otherwise'>,
  rank: number,
): Promise<Answer> {
  try {
    return await client.post(route, params)
  } catch (error) {
    const said = wordsOf(error)
    const refused = otherwise.find(({ word, without }) => without in params && word.test(said))
    if (refused === undefined || !isRefusal(error)) throw error
    const { [refused.without]: _, ...left } = params
    const rest = { ...left, ...refused.instead }
    await client.turn(route, rank)
    return sent(client, { route, params: rest, otherwise }, rank)
  }
}

const isRefusal = (error: unknown): boolean => error instanceof Failure && error.kind === 'invalid'

/** Whether a box in the settings keeps us from it, which GitHub tells from a missing permission by its words alone. */
export const mayOpenNone = (error: unknown): boolean =>
  error instanceof Failure &&
  error.kind === 'permission' &&
  /not permitted to create/i.test(wordsOf(error))

/** What GitHub itself said, which our own message never repeats. */
export const wordsOf = (error: unknown): string =>
  String((error as { cause?: { message?: unknown } }).cause?.message ?? '')
