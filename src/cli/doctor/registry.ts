import type { Check } from './check.ts'
import { access } from './checks/access.ts'
import { branch } from './checks/branch.ts'
import { clock } from './checks/clock.ts'
import { config } from './checks/config.ts'
import { deliveries } from './checks/deliveries.ts'
import { files } from './checks/files.ts'
import { graphql } from './checks/graphql.ts'
import { labels } from './checks/labels.ts'
import { limits } from './checks/limits.ts'
import { reports } from './checks/reports.ts'
import { repository } from './checks/repository.ts'
import { webhook } from './checks/webhook.ts'

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
  webhook,
  deliveries,
  reports,
  graphql,
  clock,
  limits,
]
