import type { Label } from '../../../src/sandbox/model.ts'
import { page } from '../../../src/sandbox/page/page.ts'
import { createSandbox, type Sandbox, serve } from '../../../src/sandbox/sandbox.ts'
import { seed } from '../../../src/sandbox/seed.ts'
import { appKeys } from '../../support/app-keys.ts'

const FORM = `name: Incident
description: Something is broken for people
title: "Incident: "
labels: [incident, unknown-label]
assignees: [ana]
body:
  - type: markdown
    attributes:
      value: "**Public**: everybody can read what you write here."
  - type: input
    id: impact
    attributes: { label: Impact, description: Who is hurt, placeholder: Checkout fails }
    validations: { required: true }
  - type: textarea
    id: log
    attributes: { label: Log, render: shell }
  - type: dropdown
    id: level
    attributes: { label: Level, options: [SEV1, SEV2, SEV3] }
  - type: dropdown
    id: services
    attributes: { label: Services, multiple: true, options: [checkout, search, mail] }
  - type: textarea
    id: note
    attributes: { label: Note, value: Say more }
  - type: checkboxes
    id: sure
    attributes:
      label: Before you send
      options:
        - { label: It is not a secret, required: true }
        - { label: It is a drill }
`

/** A seeded sandbox with its page behind a real socket, and a browser without a screen. */
export async function openShop() {
  const sandbox: Sandbox = createSandbox({ page: (request, response) => show(request, response) })
  const show = page(sandbox)
  const { repository } = seed(sandbox.world, {
    files: { '.github/ISSUE_TEMPLATE/incident.yml': FORM },
    app: {
      ...{ slug: 'sitrep', keyPair: appKeys() },
      ...{ permissions: { issues: 'write' }, events: ['issues'] },
    },
  })
  const incident: Label = {
    id: 900_001,
    name: 'incident',
    color: 'b60205',
    description: 'Something is broken',
    default: false,
  }
  repository.labels.push(incident)
  const { origin, close } = await serve(sandbox)
  const headers = (login: string) => ({ cookie: `acting_as=${login}`, origin })
  const get = async (path: string, login = 'ana') =>
    await fetch(`${origin}${path}`, { headers: headers(login), redirect: 'manual' })
  const read = async (path: string, login?: string) => await (await get(path, login)).text()
  const post = async (path: string, fields: string[][], login = 'ana', from = origin) =>
    await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { ...headers(login), origin: from },
      body: new URLSearchParams(
        fields.map(([name = '', value = '']): [string, string] => [name, value]),
      ),
      redirect: 'manual',
    })
  return { sandbox, repository, origin, close, get, read, post }
}
