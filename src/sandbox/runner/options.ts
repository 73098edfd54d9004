import type { Repository } from '../model.ts'
import type { World } from '../world.ts'

/** An Action that the box does itself. Throws where it fails, with what the log says. */
export type BuiltIn = (
  world: World,
  repository: Repository,
  inputs: Readonly<Record<string, string>>,
) => {
  readonly outputs: Readonly<Record<string, string>>
  /** What the log must not show. */
  readonly secrets: readonly string[]
  readonly atEnd: () => void
}

/** The folder with its `action.yml`; `nothing` for one that is passed over; or what the box does in its place. */
export type ActionSource = string | 'nothing' | BuiltIn

export interface RunnerOptions {
  /** By name, `acme/hats`, or by name and ref, `acme/hats@v1`. What is not here cannot be used. */
  readonly actions: Readonly<Record<string, ActionSource>>
  readonly secrets?: Readonly<Record<string, string>>
  readonly variables?: Readonly<Record<string, string>>
  /** What else every step's process finds in its environment, asked anew for each. */
  readonly env?: () => Readonly<Record<string, string>>
  /** How many jobs run at one time; four unless told otherwise. */
  readonly parallel?: number
  /** As with "Enable debug logging". */
  readonly debug?: boolean
}
