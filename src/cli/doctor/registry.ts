import type { Check } from './check.ts'
import { access } from './checks/access.ts'
import { actions } from './checks/actions.ts'
import { branch } from './checks/branch.ts'
import { clock } from './checks/clock.ts'
import { config } from './checks/config.ts'
import { deliveries } from './checks/deliveries.ts'
import { files } from './checks/files.ts'
import { graphql } from './checks/graphql.ts'
import { labels } from './checks/labels.ts'
import { limits } from './checks/limits.ts'
import { mentions } from './checks/mentions.ts'
import { reports } from './checks/reports.ts'
import { repository } from './checks/repository.ts'
import { schedule } from './checks/schedule.ts'
import { webhook } from './checks/webhook.ts'
import { workflow } from './checks/workflow.ts'
import { writer } from './checks/writer.ts'

/**
 * In the order in which they are run and told: what everything else stands on comes first, what the others have learned
 * of GitHub last. A test holds it to the folder.
 */
export const CHECKS: readonly Check[] = [
  repository,
  access,
  files,
  config,
  labels,
  branch,
  workflow,
  schedule,
  actions,
  writer,
  webhook,
  deliveries,
  reports,
  mentions,
  graphql,
  clock,
  limits,
]
