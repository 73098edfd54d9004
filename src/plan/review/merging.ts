import type { ItemPlan } from '../actions/planned-item.ts'

/** What merging a document does to the issues of its action items. */
export type Merging =
  | {
      readonly kind: 'planned'
      readonly plan: ItemPlan
      /** How many items there are besides, which are not looked at. */
      readonly more: number
    }
  /** No issues are made of its so many items, since nobody can say which incident they belong to. */
  | { readonly kind: 'homeless'; readonly count: number; readonly why: Homeless }

/** `not-named`: by nothing in it. `unknown`: it names an issue that is no incident. `too-many`: it was not looked up. */
export type Homeless =
  | { readonly kind: 'not-named' | 'too-many' }
  | { readonly kind: 'unknown'; readonly named: number }

/** How many items end how. */
export interface Tally {
  readonly opens: number
  readonly links: number
  readonly leaves: number
}

/** What is carried on by an issue of this repository is linked; what is done, or lives elsewhere, is left alone. */
export function tallyOf({ items }: ItemPlan): Tally {
  const count = (is: (one: ItemPlan['items'][number]) => boolean) => items.filter(is).length
  const opens = count(({ kind }) => kind === 'create')
  const links = count((one) => one.kind === 'linked' || (one.kind === 'tracked' && !!one.issue))
  return { opens, links, leaves: items.length - opens - links }
}
