import type { Calendar } from '../domain/calendar.ts'
import type { TimeName } from '../domain/fact.ts'
import type { Instant } from '../domain/instant.ts'
import type { Period } from '../domain/period.ts'
import type { Material } from './material.ts'

/** Where a duration begins, the first of these that is known, and where it ends. */
export interface Points {
  readonly from: readonly TimeName[]
  readonly to: TimeName
}

/** What figures depend on beside what happened. */
export interface Scope {
  readonly period: Period
  readonly calendar: Calendar
  /** When was read; what is open is as old as that. */
  readonly now: Instant
  /** By name of the metric, where config wants other ends. */
  readonly points: Readonly<Record<string, Points>>
  /** Names of the severities, worst first. */
  readonly severities: readonly string[]
  /** Promised share of time by service, 0 to 1. */
  readonly objectives: Readonly<Record<string, number>>
}

export type Unit = 'count' | 'ms' | 'share' | 'per-week'

/** One incident's, or one action item's, part in a figure. */
export interface Value {
  readonly number: number
  readonly ms: number
}

/**
 * What a metric comes to. Numbers are those of the issues that prove it: incidents, action items, or for deployments
 * their ids, as the metric's `about` says.
 */
export type Measured =
  /** A length of time each. `open`: still running, so long already. `missing`: lacks a time. */
  | {
      readonly kind: 'durations'
      readonly values: readonly Value[]
      readonly open: readonly Value[]
      readonly missing: readonly number[]
    }
  /** How many of all. `apart` are in neither and told by name: skipped, not due yet. */
  | {
      readonly kind: 'share'
      readonly yes: readonly number[]
      readonly no: readonly number[]
      readonly apart: Readonly<Record<string, readonly number[]>>
    }
  /** How many of each. One issue may stand in several groups where it says so. */
  | {
      readonly kind: 'groups'
      readonly groups: readonly Group[]
      /** Of the groups' values; not there where the groups are counts and have none. */
      readonly unit?: Unit
    }
  /** One number with its unit; null and why where it is not defined. */
  | {
      readonly kind: 'amount'
      readonly value: number | null
      readonly unit: Unit
      readonly numbers: readonly number[]
      readonly why: string | null
      /** The same of each service. A group without a value: not defined there. */
      readonly groups?: readonly Group[]
    }

export interface Group {
  readonly name: string
  readonly numbers: readonly number[]
  /** What it adds up to where that is no count, in the `unit` beside the groups. */
  readonly value?: number
}

export interface Metric {
  /** Kebab-case, as data and config call it: `time-to-detect`. */
  readonly name: string
  /** As the report's tables call it: `Time to detect`. */
  readonly title: string
  /** The definition, as the report prints it: from where to where, what counts, what does not. */
  readonly summary: string
  readonly about: 'incidents' | 'actions' | 'deployments'
  /** The ends, for durations that config may give others; null for all other metrics. */
  readonly points: Points | null
  /** Which way is better; null where neither is. */
  readonly better: 'less' | 'more' | null
  readonly measure: (material: Material, scope: Scope) => Measured
}

/** Makes the metric of a file in `catalogue`; the registry is written from these calls. */
export const metric = (one: Metric): Metric => one
