import type { Html } from './html.ts'

export type Reply =
  | { readonly kind: 'page'; readonly status: number; readonly html: Html }
  | { readonly kind: 'redirect'; readonly to: string; readonly cookie?: string }
  | {
      readonly kind: 'text'
      readonly status?: number
      readonly type: string
      readonly text: string
    }
  | { readonly kind: 'file'; readonly type: string; readonly path: string }

export function page(html: Html, status = 200): Reply {
  return { kind: 'page', status, html }
}

/** Sends the browser on after a POST, so that reloading repeats nothing. */
export function redirect(to: string): Reply {
  return { kind: 'redirect', to }
}
