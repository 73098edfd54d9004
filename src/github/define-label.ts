import type { Label } from '../config/labels.ts'
import type { Client } from './client.ts'
import { Failure } from './failure.ts'
import type { RepositoryRef } from './setup-requests.ts'

const DEFINE = 'POST /repos/{owner}/{repo}/labels'

/**
 * Defines a label before the first issue carries it: GitHub would make one of that name itself, grey and without words. One
 * that is there stays as it is. Throws Failure.
 */
export async function defineLabel(
  { client, at }: { readonly client: Client; readonly at: RepositoryRef },
  label: Label,
  rank: number,
): Promise<void> {
  try {
    await client.turn(DEFINE, rank)
    await client.post(DEFINE, { ...at, ...label })
  } catch (error) {
    // It is there already, or may not be made: the issue itself is what matters. Where nothing is sent that is not either.
    const kinds = ['invalid', 'permission', 'conflict', 'stopping']
    if (!(error instanceof Failure) || !kinds.includes(error.kind)) throw error
  }
}
