import { Refusal } from '../refusal.ts'
import type { World } from '../world.ts'
import { authenticate } from './authenticate.ts'
import type { Call } from './call.ts'
import { payer } from './limits.ts'

/** One API request as faults and limits look at it: before anything is done about it. */
export interface Asked {
  readonly method: string
  /** The route as GitHub documents it, or `/graphql`. */
  readonly template: string
  /** Whose budget it is: `installation 7`, `user 3`, `app 5`; `nobody` with a token that is none. */
  readonly who: string
  /** Whether it means to change something. A GraphQL query does not, though it is a POST. */
  readonly write: boolean
  readonly call: Call
}

const MUTATION = /"query"\s*:\s*"(?:\s|\\n)*mutation\b/
/** Signing in changes nothing that anybody sees. */
const SIGN_IN = '/app/installations/{installation_id}/access_tokens'

export function asked(world: World, call: Call, template: string): Asked {
  return {
    method: call.method,
    template,
    who: whoAsks(world, call),
    write: writes(call, template),
    call,
  }
}

function writes({ method, body }: Call, template: string): boolean {
  if (method === 'GET' || method === 'HEAD' || template === SIGN_IN) return false
  return template !== '/graphql' || MUTATION.test(body)
}

function whoAsks(world: World, { headers }: Call): string {
  try {
    return payer(authenticate(world, headers))
  } catch (error) {
    if (error instanceof Refusal) return 'nobody'
    throw error
  }
}
