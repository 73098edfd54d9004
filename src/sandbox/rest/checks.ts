import {
  createCheckRun,
  rerequestCheckRun,
  rerequestSuite,
  updateCheckRun,
} from '../actions/checks.ts'
import { latestRuns, runsOf } from '../checks.ts'
import { resolveRef } from '../git-tree.ts'
import type { CheckRun, CheckSuite } from '../model-checks.ts'
import { annotationJson, checkRunJson, checkSuiteJson } from '../present/check.ts'
import { notFound, Refusal } from '../refusal.ts'
import { optionalText, requiredText } from './body.ts'
import { checkInput } from './check-body.ts'
import { created, type Here, here, listed, ok, type Reply, type Route } from './route.ts'

const READ = 'checks=read'
const WRITE = 'checks=write'

const show = (at: Here, run: CheckRun) => checkRunJson(at.world, at.repository, run)

function runHere(at: Here): CheckRun {
  const found = at.repository.checkRuns[Number(at.params['check_run_id'])]
  if (found === undefined) throw notFound()
  return found
}

function create(at: Here): Reply {
  const { world, actor, repository, body } = at
  const input = { ...checkInput(body), name: requiredText(body, 'name') }
  const sha = requiredText(body, 'head_sha')
  return created(show(at, createCheckRun(world, actor, repository, sha, input)))
}

function update(at: Here): Reply {
  const run = runHere(at)
  const input = { ...checkInput(at.body), name: optionalText(at.body, 'name') }
  updateCheckRun(at.world, at.actor, at.repository, run, input)
  return ok(show(at, run))
}

function annotations(at: Here): Reply {
  const run = runHere(at)
  return listed(run.annotations, (one) => annotationJson(at.world, at.repository, run, one))
}

function ofCommit(at: Here): Reply {
  const sha = resolveRef(at.repository, at.params['ref'])
  if (sha === undefined) throw new Refusal(422, `No commit found for SHA: ${at.params['ref']}`)
  const asked = (key: string) => at.query.get(key)
  const matching = runsOf(at.repository, sha)
    .filter(({ name }) => name === (asked('check_name') ?? name))
    .filter(({ status }) => status === (asked('status') ?? status))
    .filter(({ appId }) => String(appId) === (asked('app_id') ?? String(appId)))
  const kept = asked('filter') === 'all' ? matching : latestRuns(matching)
  return {
    status: 200,
    list: {
      items: kept.toReversed(),
      show: (run: CheckRun) => show(at, run),
      wrap: (check_runs, total_count) => ({ total_count, check_runs }),
    },
  }
}

/** The suites of a commit, by the App's id or the name of a run where that is asked. */
function suitesOf(at: Here): Reply {
  const sha = resolveRef(at.repository, at.params['ref'])
  if (sha === undefined) throw new Refusal(422, `No commit found for SHA: ${at.params['ref']}`)
  const app = at.query.get('app_id')
  const name = at.query.get('check_name')
  const runs = runsOf(at.repository, sha)
  const kept = at.repository.checkSuites
    .filter(({ headSha }) => headSha === sha)
    .filter(({ appId }) => app === null || String(appId) === app)
    .filter(
      ({ id }) => name === null || runs.some((run) => run.suiteId === id && run.name === name),
    )
  return {
    status: 200,
    list: {
      items: kept,
      show: (suite: CheckSuite) => checkSuiteJson(at.world, at.repository, suite),
      wrap: (check_suites, total_count) => ({ total_count, check_suites }),
    },
  }
}

function rerequest(at: Here): Reply {
  rerequestCheckRun(at.world, at.actor, at.repository, runHere(at))
  return created({})
}

function rerequestAll(at: Here): Reply {
  const id = Number(at.params['check_suite_id'])
  const suite = at.repository.checkSuites.find((one) => one.id === id)
  if (suite === undefined) throw notFound()
  rerequestSuite(at.world, at.actor, at.repository, suite)
  return created({})
}

export const CHECK_ROUTES: readonly Route[] = [
  here('POST', '/check-runs', WRITE, create),
  here('GET', '/check-runs/{check_run_id}', READ, (at) => ok(show(at, runHere(at)))),
  here('PATCH', '/check-runs/{check_run_id}', WRITE, update),
  here('GET', '/check-runs/{check_run_id}/annotations', READ, annotations),
  here('POST', '/check-runs/{check_run_id}/rerequest', WRITE, rerequest),
  here('POST', '/check-suites/{check_suite_id}/rerequest', WRITE, rerequestAll),
  here('GET', '/commits/{ref+}/check-runs', READ, ofCommit),
  here('GET', '/commits/{ref+}/check-suites', READ, suitesOf),
]
