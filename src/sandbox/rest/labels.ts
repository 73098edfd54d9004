import {
  addLabels,
  createLabel,
  deleteLabel,
  editLabel,
  removeLabel,
  setLabels,
} from '../actions/labels.ts'
import { labelByName, labelsOf } from '../find.ts'
import type { Label } from '../model.ts'
import { labelJson } from '../present/issue.ts'
import { notFound } from '../refusal.ts'
import { names, nullableText, optionalText, requiredText } from './body.ts'
import { issueHere, READ, WRITE } from './issues.ts'
import { created, type Here, here, listed, NOTHING, ok, type Reply, type Route } from './route.ts'

const show = (at: Here, label: Label) => labelJson(at.world, at.repository, label)
const shown = (at: Here, labels: readonly Label[]) => labels.map((label) => show(at, label))

function labelHere(at: Here): Label {
  const label = labelByName(at.repository, at.params['name'] ?? '')
  if (label === undefined) throw notFound()
  return label
}

function create(at: Here): Reply {
  const label = createLabel(at.world, at.actor, at.repository, {
    name: requiredText(at.body, 'name'),
    color: optionalText(at.body, 'color'),
    description: nullableText(at.body, 'description'),
  })
  return created(show(at, label))
}

function edit(at: Here): Reply {
  const name = optionalText(at.body, 'new_name')
  const label = editLabel(at.world, at.actor, at.repository, labelHere(at), {
    ...(name === undefined ? {} : { name }),
    color: optionalText(at.body, 'color'),
    description: nullableText(at.body, 'description'),
  })
  return ok(show(at, label))
}

function remove(at: Here): Reply {
  deleteLabel(at.world, at.actor, at.repository, labelHere(at))
  return NOTHING
}

const wanted = (at: Here) => names(at.body, 'labels') ?? []

function take(at: Here): Reply {
  const name = at.params['name'] ?? ''
  return ok(shown(at, removeLabel(at.world, at.actor, at.repository, issueHere(at), name)))
}

function clear(at: Here): Reply {
  setLabels(at.world, at.actor, at.repository, issueHere(at), [])
  return NOTHING
}

export const LABEL_ROUTES: readonly Route[] = [
  here('GET', '/labels', READ, (at) => listed(at.repository.labels, (label) => show(at, label))),
  here('POST', '/labels', WRITE, create),
  here('GET', '/labels/{name}', READ, (at) => ok(show(at, labelHere(at)))),
  here('PATCH', '/labels/{name}', WRITE, edit),
  here('DELETE', '/labels/{name}', WRITE, remove),
  here('GET', '/issues/{issue_number}/labels', READ, (at) =>
    listed(labelsOf(at.repository, issueHere(at)), (label) => show(at, label)),
  ),
  here('POST', '/issues/{issue_number}/labels', WRITE, (at) =>
    ok(shown(at, addLabels(at.world, at.actor, at.repository, issueHere(at), wanted(at)))),
  ),
  here('PUT', '/issues/{issue_number}/labels', WRITE, (at) =>
    ok(shown(at, setLabels(at.world, at.actor, at.repository, issueHere(at), wanted(at)))),
  ),
  here('DELETE', '/issues/{issue_number}/labels', WRITE, clear),
  here('DELETE', '/issues/{issue_number}/labels/{name}', WRITE, take),
]
