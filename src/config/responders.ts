import * as z from 'zod'
import {
  type Layer,
  type ResponderPolicy,
  type Responders,
  STANDARD,
} from '../domain/responders.ts'
import {
  LayerEntry,
  layerOf,
  SECONDARY_FORMS,
  SECONDARY_WORDS,
  secondary,
  secondaryOf,
} from './layers.ts'
import { OverrideEntry, overrideOf } from './overrides.ts'
import { passOn } from './pass-on.ts'
import { ROTATION_FORMS, rotation, rotationOf } from './rotation.ts'
import { team, teamKey } from './teams.ts'
import { bare, login } from './words.ts'

const Fields = z.strictObject({
  people: z.array(login).max(50, 'at most 50 people can be listed').optional().meta({
    description:
      'Logins in the order in which they are called. Without a rotation the first is always on call and the second stands behind.',
  }),
  teams: z
    .array(team)
    .max(10, 'at most 10 teams can be named')
    .optional()
    .meta({ description: 'Teams that are called where no person answers, as org/team.' }),
  rotation: rotation.optional().meta({
    anyOf: ROTATION_FORMS,
    description: 'Who takes turns, on one line or as a map. It covers whatever no layer covers.',
    examples: ['weekly, starts Monday 09:00 Europe/Berlin, [ana, ben, caro]'],
  }),
  secondary: secondary
    .optional()
    .meta({ anyOf: SECONDARY_FORMS, default: 'next', description: SECONDARY_WORDS }),
  layers: z.array(LayerEntry).max(12, 'at most 12 layers can be listed').optional().meta({
    description:
      'Parts of the day or of the week, each with a rotation and a zone of its own: to follow the sun, or for weekends. The first that covers a moment holds.',
  }),
  gaps: z.boolean().optional().meta({
    default: false,
    description: 'Whether times without anybody on call are meant, so that nobody is told of them.',
  }),
  overrides: z
    .array(OverrideEntry)
    .max(200, 'at most 200 overrides can be listed')
    .optional()
    .meta({
      description:
        'What was agreed for some days: who stands in, or who swaps. They win over every rotation, the later in the list over the earlier.',
    }),
})
type Given = z.infer<typeof Fields>

/** The keys that stand under a service, or under `default`. */
export const ENTRY_KEYS: readonly string[] = Object.keys(Fields.shape)

const { $schema: _, ...fields } = z.toJSONSchema(Fields, { io: 'input', target: 'draft-7' })

const isMap = (given: unknown): boolean =>
  typeof given === 'object' && given !== null && !Array.isArray(given)

/** A rotation on one line, a list of people, or a map. */
const entry = z
  .unknown()
  .superRefine((given, context) => {
    if (given === null) return
    if (typeof given === 'string') passOn(rotation, given, context)
    else passOn(Array.isArray(given) ? Fields.shape.people : Fields, given, context)
  })
  .meta({
    anyOf: [fields, { type: 'string' }, { type: 'array', items: { type: 'string' } }],
  })

const MOST_SERVICES = 100
/** Keys beside the services. */
const OWN = ['assign', 'hand-over', STANDARD]

export const responders = z
  .object({
    assign: z.enum(['commander', 'assignee', 'none']).default('commander').meta({
      description:
        'What becomes of whoever is on call when an incident is declared: its commander, its assignee alone, or nothing.',
    }),
    'hand-over': z.boolean().default(true).meta({
      description:
        'Whether each hand-over is told on the report of action items, or of incidents while there is none: what is open, promised and overdue, for whoever takes over.',
    }),
    default: entry.optional().meta({
      description: 'Who is on call for every service that is not named.',
    }),
  })
  .catchall(entry)
  .refine(
    (given) => Object.keys(given).length <= MOST_SERVICES + OWN.length,
    `at most ${MOST_SERVICES} services can be named`,
  )
  .prefault({})
  .meta({
    default: { assign: 'commander', 'hand-over': true },
    description:
      'Who is on call, by service; `default` stands for all that are not named. Each is a rotation on one line, a list of people, or a map.',
    examples: [
      {
        default: 'weekly, starts Monday 09:00 Europe/Berlin, [ana, ben, caro, dan, eli, fay]',
        checkout: {
          rotation: 'weekly, starts Monday 09:00 Europe/Berlin, since 2026-11-02, [ana, ben, caro]',
          secondary: 'next',
          teams: ['acme/payments'],
          overrides: [{ from: '2026-12-24', to: '2026-12-27', person: 'ben' }],
        },
      },
    ],
  })

/** What stands in the file for one service, as a map; null where it cannot be read. */
export function fieldsOf(given: unknown): Given | null {
  if (typeof given === 'string') return { rotation: given }
  const read = Fields.safeParse(Array.isArray(given) ? { people: given } : given)
  return isMap(given) || Array.isArray(given) ? (read.data ?? null) : null
}

/** Who answers for one service; null where that cannot be read. `zone` is the team's. */
export function respondersOf(given: unknown, zone: string): Responders | null {
  const read = fieldsOf(given)
  if (read === null) return null
  const base = baseOf(read, zone)
  const listed = (read.layers ?? []).flatMap((layer) => layerOf(layer, read.secondary, zone) ?? [])
  const layers = base === null ? listed : [...listed, base]
  const clock = (base ?? layers[0])?.primary.zone ?? zone
  return {
    people: (read.people ?? []).map(bare),
    teams: (read.teams ?? []).map(teamKey),
    layers,
    overrides: (read.overrides ?? []).flatMap((one) => overrideOf(one, clock) ?? []),
  }
}

/** What covers whatever no layer does. */
function baseOf({ rotation: given, secondary: behind }: Given, zone: string): Layer | null {
  const primary = rotationOf(given, zone)
  if (primary === null) return null
  return { name: null, windows: [], primary, secondary: secondaryOf(behind, primary, zone) }
}

/** The keys of the file that stand for services, and `default`. */
export const namedIn = (given: z.infer<typeof responders>): readonly string[] =>
  Object.keys(given).filter((key) => key === STANDARD || !OWN.includes(key))

/** Who is on call for what, in the team's zone. Of two spellings of a service the first holds. */
export function responderPolicyOf(
  given: z.infer<typeof responders>,
  zone: string,
): ResponderPolicy {
  const byKey = new Map<string, Responders>()
  for (const name of namedIn(given)) {
    const read = respondersOf(given[name], zone)
    if (read !== null && !byKey.has(name.toLowerCase())) byKey.set(name.toLowerCase(), read)
  }
  const { [STANDARD]: standard, ...services } = Object.fromEntries(byKey)
  return {
    assign: given.assign,
    handOver: given['hand-over'],
    services: new Map(Object.entries(services)),
    standard: standard ?? null,
  }
}
