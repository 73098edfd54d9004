import * as z from 'zod'
import { bots, commands, declare, foreign } from './access.ts'
import { actions } from './actions.ts'
import { alerts } from './alerts.ts'
import { close, label, timezone, updates } from './basics.ts'
import { calendar } from './calendar.ts'
import { causes } from './causes.ts'
import { people } from './people.ts'
import { postmortem } from './postmortem.ts'
import { reminders } from './reminders.ts'
import { reports } from './reports.ts'
import { responders } from './responders.ts'
import { services } from './services.ts'
import { matrix, severities } from './severities.ts'
import { statuses } from './statuses.ts'
import { teams } from './teams.ts'
import { writer } from './writer.ts'

/** `.github/sitrep.yml` as people write it. Every key has a default, so an empty file is a valid file. */
export const Config = z
  .strictObject({
    timezone,
    calendar,
    label,
    declare,
    commands,
    bots,
    foreign,
    severities,
    matrix,
    postmortem,
    actions,
    reports,
    alerts,
    statuses,
    causes,
    services,
    people,
    teams,
    responders,
    close,
    updates,
    writer,
    reminders,
  })
  .meta({ title: 'Sitrep', description: 'How a team runs its incidents.' })
export type Config = z.infer<typeof Config>
export type ConfigKey = keyof Config

export const KEYS = Object.keys(Config.shape) as readonly ConfigKey[]
