import type { Played } from './played.ts'
import type { Schedule } from './schedule.ts'
import type { ThemeName } from './themes.ts'

/** What a worker process is asked to do. */
export type Work =
  | { readonly kind: 'play'; readonly seed: number; readonly theme: ThemeName | null }
  | { readonly kind: 'play-this'; readonly schedule: Schedule }
  /** Looks for a smaller schedule in which one of these is broken as well. */
  | {
      readonly kind: 'shrink'
      readonly schedule: Schedule
      readonly names: readonly string[]
      readonly tries: number
    }

export interface Done {
  readonly schedule: Schedule
  readonly played: Played
}
