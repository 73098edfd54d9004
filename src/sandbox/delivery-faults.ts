import * as z from 'zod'
import type { Parcel } from './delivery.ts'
import { createStrikes, type Queued } from './strikes.ts'

const Shape = z.strictObject({
  /** `issues`; any event where not given. */
  event: z.string().optional(),
  /** `opened`; any action where not given. */
  action: z.string().optional(),
  /** Whether it meets redeliveries instead of first deliveries. */
  redelivery: z.boolean().default(false),
  /** Only deliveries that this holds for; in process alone. */
  where: z.custom<(parcel: Parcel) => boolean>((value) => typeof value === 'function').optional(),
  /** Lets pass what comes before the n-th delivery that it would meet; counted from 1. */
  nth: z.int().positive().optional(),
  /** Meets every k-th delivery, again and again unless `times` says how often. */
  every: z.int().positive().optional(),
  /** How many deliveries it meets; once where neither this nor `every` is given. */
  times: z.int().positive().optional(),
  /** Never sent. `failed` stands in the App's log as unreachable, `never` stands nowhere. */
  drop: z.enum(['failed', 'never']).optional(),
  /** So many copies more, with the same GUID. */
  duplicate: z.int().positive().max(100).optional(),
  /** Sent this much later by the world's clock; with `duplicate` the copies are, not the first. */
  delayMs: z.number().positive().optional(),
})

/** What goes wrong with some of the webhook deliveries. */
export type DeliveryFault = z.input<typeof Shape>
export type CheckedDeliveryFault = z.output<typeof Shape>

const Checked = Shape.refine(
  ({ drop, duplicate, delayMs }) => [drop, duplicate, delayMs].some((one) => one !== undefined),
  { error: 'a fault says what goes wrong: drop, duplicate or delayMs' },
)
  .refine(
    ({ drop, duplicate, delayMs }) => drop === undefined || (duplicate ?? delayMs) === undefined,
    { error: 'what is dropped is neither sent twice nor late' },
  )
  .refine(({ nth, every }) => nth === undefined || every === undefined, {
    error: 'nth and every exclude each other',
  })

export interface DeliveryFaults {
  /** Throws, with every mistake in the message, for a fault that could never strike. */
  readonly queue: (fault: DeliveryFault) => void
  readonly queued: () => readonly Queued<CheckedDeliveryFault>[]
  readonly clear: () => void
  /** The fault that strikes this delivery. */
  readonly take: (parcel: Parcel) => CheckedDeliveryFault | undefined
}

export function createDeliveryFaults(): DeliveryFaults {
  const strikes = createStrikes<CheckedDeliveryFault, Parcel>(concerns)
  return { ...strikes, queue: (fault) => strikes.queue(Checked.parse(fault)) }
}

function concerns(fault: CheckedDeliveryFault, parcel: Parcel): boolean {
  return [
    (fault.event ?? parcel.event) === parcel.event,
    (fault.action ?? parcel.action) === parcel.action,
    fault.redelivery === parcel.redelivery,
    fault.where?.(parcel) ?? true,
  ].every(Boolean)
}
