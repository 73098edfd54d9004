import type { Sized } from '../computed-issues.ts'
import type { Limits } from '../http/limits.ts'
import type { App, Repository } from '../model.ts'
import type { Actor, World } from '../world.ts'
import type { Body } from './body.ts'

interface Asked {
  readonly world: World
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: Body
  readonly accept: string
  readonly limits: Limits
}

/** A request by somebody who acts. */
export interface Context extends Asked {
  readonly actor: Actor
}

/** A request below `/repos/{owner}/{repo}`, whose repository the actor may see. */
export interface Here extends Context {
  readonly repository: Repository
}

/** A request by an App with its own key. */
export interface AppContext extends Asked {
  readonly app: App
}

export interface Reply {
  readonly status: number
  readonly data?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** A file's own bytes instead of JSON. */
  readonly raw?: { readonly bytes: Buffer<ArrayBuffer>; readonly type: string }
  /** A whole list, of which the answer is one page. */
  readonly list?: List
}

/** `show` is asked for the page's items only; `wrap` puts them into an object with their total. */
export interface List {
  readonly items: Sized<unknown>
  readonly wrap?: (page: readonly unknown[], total: number) => unknown
  readonly show: (item: never) => unknown
}

/** A permission as GitHub's header names it: `issues=write; pull_requests=write` (either will do). */
type Needs = string

interface Where {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** `{name}` is one segment, `{name+}` the rest of the path, `{name*}` a rest that may be empty. */
  readonly path: string
}

export type Route =
  | (Where & {
      readonly door: 'repository'
      readonly needs: Needs
      readonly run: (at: Here) => Reply
    })
  | (Where & { readonly door: 'anybody'; readonly run: (at: Context) => Reply })
  | (Where & { readonly door: 'app'; readonly run: (at: AppContext) => Reply })

type Method = Where['method']

/** A route of one repository, and what an App needs for it. */
export function here(method: Method, path: string, needs: Needs, run: (at: Here) => Reply): Route {
  return { door: 'repository', method, path: `/repos/{owner}/{repo}${path}`, needs, run }
}

export const ok = (data: unknown): Reply => ({ status: 200, data })
export const created = (data: unknown): Reply => ({ status: 201, data })
export const NOTHING: Reply = { status: 204 }

/** One page of a list, as the query asks. */
export function listed<T>(items: Sized<T>, show: (item: T) => unknown): Reply {
  return { status: 200, list: { items, show } }
}
