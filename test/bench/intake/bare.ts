import { pino } from 'pino'
import { Probot, Server } from 'probot'
import { answerParent } from './measured.ts'

/** Bare Probot with a handler that does nothing. */
const { APP_ID = '', PRIVATE_KEY = '', WEBHOOK_SECRET = '', BARE_PORT = '' } = process.env
const server = new Server({
  Probot: Probot.defaults({
    appId: Number(APP_ID),
    privateKey: PRIVATE_KEY,
    secret: WEBHOOK_SECRET,
    logLevel: 'fatal',
  }),
  log: pino({ level: 'fatal' }),
  // Zero would be taken for its default.
  port: Number(BARE_PORT),
  host: '127.0.0.1',
})
await server.load((app) => {
  app.on('issue_comment.created', async () => {})
})
await server.start()
answerParent(Number(BARE_PORT))
