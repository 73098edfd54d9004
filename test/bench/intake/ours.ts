import { createServer } from 'node:http'
import { service } from '../../../src/app/service.ts'
import { settings } from '../../../src/app/settings.ts'
import { systemNow } from '../../../src/domain/instant.ts'
import { answerParent } from './measured.ts'

/** The App as `npm start` puts it together. */
const read = settings(process.env)
if (read.app === null) throw new Error('the bench brings credentials')
const served = await service({ ...read, credentials: read.app, now: systemNow })
const server = createServer((request, response) => void served.handle(request, response))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  answerParent(typeof address === 'object' && address !== null ? address.port : 0)
})
