import type { Action } from '../../domain/action.ts'
import type { View } from '../card/view.ts'
import type { Effect } from '../effect.ts'
import type { Shelf } from '../postmortem/material.ts'
import type { SeenFile, SeenPostmortem, SeenPull } from '../postmortem/seen.ts'
import type { ItemPlan, PlannedItem } from './planned-item.ts'
import type { SeenItem } from './seen.ts'
import type { Tried } from './tried.ts'
import type { Twin } from './twins.ts'

/** What is known of the incident whose items they are. */
export type ItemsView = Pick<View, 'incident' | 'policy' | 'issue' | 'now'> & {
  /** Whether we write with a workflow's own token, which can call no team. */
  readonly shared?: boolean
}

/** What has to be known to see what a published document still lacks. */
export interface ItemMaterial {
  /** The version that is told of as published. */
  readonly commit: string
  /** As it stands on the default branch, which may be newer by links of ours. */
  readonly document: SeenFile
  readonly plan: ItemPlan
  /** The issue that is opened for an item. */
  readonly opening: (item: Extract<PlannedItem, { kind: 'create' }>) => Effect<'item.open'>
  /** A version of the document with the links to the issues that are there. */
  readonly linked: (text: string) => string
  /** The database ids of the issues that an item waits for, as far as they are there. */
  readonly blockers: (item: PlannedItem['item']) => readonly Blocker[]
  /** Issues of ours that carry nothing, since their items have others. */
  readonly twins: readonly Twin[]
  readonly way: LinksWay
  readonly tried: Tried
}

export interface Blocker {
  readonly number: number
  /** GitHub's database id. */
  readonly id: number
}

/** How commits of ours reach the default branch. */
export interface LinksWay {
  /** Whether its rules let us commit to it, as far as they can be read. */
  readonly direct: boolean
  /** Pull requests of the incident's branch for links, newest first. */
  readonly pulls: readonly SeenPull[]
  /** What that branch stands at; null where there is none. */
  readonly branch: string | null
  readonly base: SeenPostmortem['base']
  /** What stands on that branch; null where it is not there, or nobody had to look. */
  readonly held: { readonly document: SeenFile | null; readonly index: SeenFile | null }
  /** All postmortems and their list; null where nobody had to look. */
  readonly shelf: Shelf | null
}

/** An issue of what the incident's postmortem promises, and what it comes to. */
export interface ShownItem {
  readonly issue: SeenItem
  readonly action: Action
}

/** What a card shows of them. */
export interface ShownItems {
  /** Lowest number first. */
  readonly all: readonly ShownItem[]
  /** Whether something is missing still: an issue, what ties it to the incident, or a link to it. */
  readonly pending: boolean
  /** Where a person opens the pull request with the links; left out where nothing waits for that. */
  readonly compare?: string
}

export const NO_ITEMS: ShownItems = { all: [], pending: false }
