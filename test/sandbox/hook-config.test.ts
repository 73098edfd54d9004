import { afterEach, beforeEach, expect, test } from 'vitest'
import { SHOP, type Started, start, statusOf } from './support.ts'

const ADDRESS = 'http://127.0.0.1:9/api/github/webhooks'
let box: Started
beforeEach(async () => {
  box = await start({ app: { webhookUrl: ADDRESS, webhookSecret: 'a made-up secret' } })
})
afterEach(() => box.close())

test('the App reads where its webhooks go, and of its secret only that there is one', async () => {
  const { data } = await box.asApp().rest.apps.getWebhookConfigForApp()
  expect(data).toEqual({
    content_type: 'json',
    insecure_ssl: '0',
    url: ADDRESS,
    secret: '********',
  })
})

test('one without an address or a secret is told so', async () => {
  box.seeded.app.webhookUrl = null
  box.seeded.app.webhookSecret = ''
  const { data } = await box.asApp().rest.apps.getWebhookConfigForApp()
  expect(data).toEqual({ content_type: 'json', insecure_ssl: '0' })
})

test('whether Actions is on is told to administrators alone', async () => {
  const ask = (login: string) =>
    box.as(login).rest.actions.getGithubActionsPermissionsRepository(SHOP)
  expect((await ask('ana')).data).toMatchObject({ enabled: true, allowed_actions: 'all' })
  expect(await statusOf(ask('dev'))).toBe(403)
  const { repository } = box.seeded
  repository.workflowSettings = { ...repository.workflowSettings, actionsEnabled: false }
  expect((await ask('ana')).data).toMatchObject({ enabled: false })
})
