import type { ReportWorld } from '../../engine/report-world.ts'
import type { Octokit } from '../client.ts'
import { Failure } from '../failure.ts'
import type { RepositoryRef } from '../setup-requests.ts'
import { demandPoints } from './asking.ts'
import { branchFiles } from './branch-files.ts'
import { graphqlDeployments, restDeployments } from './deployment-sources.ts'
import { readDeployments } from './deployments.ts'
import { type Desk, deskOf } from './desk.ts'
import { openIncidents } from './open-incidents.ts'
import { readActions, readIncidents } from './readings.ts'
import type { ReportSurroundings } from './session.ts'

/** One repository of GitHub, as the reading of reports wants it. All failures are `Failure`s. */
export function githubReportWorld(
  octokit: Octokit,
  at: RepositoryRef,
  around: ReportSurroundings,
): ReportWorld {
  const desk = deskOf(octokit, at, around)
  return {
    now: around.now,
    place: async () => (await desk.look())?.place ?? null,
    incidents: (asked, fold) => readIncidents(desk, asked, fold),
    actions: (asked, fold) => readActions(desk, asked, fold),
    deployments: async (asked, environments) =>
      readDeployments(await deploymentsOf(desk), asked, environments),
    saved: () => desk.store.saved(),
    save: async (files, message) => (await desk.session()).data.save(files, message),
    async isKept(path) {
      const found = await branchFiles(desk.github, at, desk.graphql).read([path])
      return found.has(path)
    },
    async open(fold) {
      const { place, reader } = await desk.session()
      if (desk.graphql()) {
        return openIncidents(desk.asking, reader, place.setup.policy.label, fold)
      }
      const message = 'open incidents are read by GraphQL alone'
      throw new Failure('missing', message, { status: null })
    },
    active: async () => (await desk.session()).active,
  }
}

async function deploymentsOf({ session, graphql, asking, github, at }: Desk) {
  const { place } = await session()
  return graphql()
    ? graphqlDeployments(asking, at, place.name)
    : restDeployments(github, at, () => demandPoints(asking, 'core'))
}
