import {
  addField,
  demandFields,
  emptyField,
  type FieldInput,
  writeFields,
} from '../actions/issue-fields.ts'
import { userByLogin } from '../find.ts'
import type { User } from '../model.ts'
import { FIELD_COLORS, FIELD_TYPES } from '../model-fields.ts'
import { fieldValuesJson, issueFieldJson } from '../present/issue-field.ts'
import { invalid, notFound } from '../refusal.ts'
import { type Body, isBody, list, nullableText, requiredText } from './body.ts'
import { givenValues } from './field-values.ts'
import { issueHere, READ } from './issues.ts'
import {
  type Context,
  type Here,
  here,
  listed,
  NOTHING,
  ok,
  type Reply,
  type Route,
} from './route.ts'

const WRITE = 'issues=write'

/** The organisation of the path, for whoever belongs to it or is installed there; 404 for all others. */
function organizationHere(at: Context): User {
  const found = userByLogin(at.world, at.params['org'] ?? '')
  if (found?.type !== 'Organization' || !found.offersFields) throw notFound()
  const { user, grant } = at.actor
  const installed = at.world.state.installations[grant?.installationId ?? 0]?.accountId
  const belongs = grant === null ? found.memberIds.includes(user.id) : installed === found.id
  if (!belongs) throw notFound()
  return found
}

function fields(at: Context): Reply {
  return ok(organizationHere(at).issueFields.map(issueFieldJson))
}

/** The site has no roles within an organisation here: whoever belongs to it administers it, and no App does. */
function create(at: Context): Reply {
  const organization = organizationHere(at)
  if (at.actor.grant !== null) throw notFound()
  return ok(issueFieldJson(addField(at.world, organization, fieldInput(at.body))))
}

function fieldInput(body: Body): FieldInput {
  const asked = requiredText(body, 'data_type')
  const type = FIELD_TYPES.find((known) => known === asked)
  if (type === undefined) {
    throw invalid(`Data type ${asked} is not one of ${FIELD_TYPES.join(', ')}`)
  }
  const options = list(body, 'options')?.filter(isBody).map(optionInput)
  return {
    name: requiredText(body, 'name'),
    type,
    description: nullableText(body, 'description'),
    options,
  }
}

function optionInput(option: Body) {
  const asked = requiredText(option, 'color')
  const color = FIELD_COLORS.find((known) => known === asked)
  if (color === undefined) throw invalid(`Color ${asked} is not one of ${FIELD_COLORS.join(', ')}`)
  return { name: requiredText(option, 'name'), color }
}

function values(at: Here): Reply {
  const issue = issueHere(at)
  demandFields(at.world, at.repository)
  return listed(fieldValuesJson(at.world, at.repository, issue), (value) => value)
}

const write = (how: 'add' | 'replace') => (at: Here) => {
  const issue = issueHere(at)
  writeFields(at.world, at.actor, at.repository, issue, givenValues(at.body) ?? [], how)
  return ok(fieldValuesJson(at.world, at.repository, issue))
}

function remove(at: Here): Reply {
  const field = Number(at.params['issue_field_id'])
  emptyField(at.world, at.actor, at.repository, issueHere(at), field)
  return NOTHING
}

const VALUES = '/issues/{issue_number}/issue-field-values'

export const ISSUE_FIELD_ROUTES: readonly Route[] = [
  { door: 'anybody', method: 'GET', path: '/orgs/{org}/issue-fields', run: fields },
  { door: 'anybody', method: 'POST', path: '/orgs/{org}/issue-fields', run: create },
  here('GET', VALUES, READ, values),
  here('POST', VALUES, WRITE, write('add')),
  here('PUT', VALUES, WRITE, write('replace')),
  here('DELETE', `${VALUES}/{issue_field_id}`, WRITE, remove),
]
