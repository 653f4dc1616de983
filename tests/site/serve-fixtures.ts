// `node tests/site/serve-fixtures.ts [port]`: the public site over invented data, to work on pages without a database.
import { join } from 'node:path'
import fastify from 'fastify'
import { callThrough, registerSite } from '#server/site/index.ts'
import { fakeApi } from './fake-api.ts'

const app = fastify()
fakeApi(app)
await registerSite(app, { call: callThrough(app), dist: join(import.meta.dirname, '../../web/dist') })
console.log(await app.listen({ port: Number(process.argv[2] ?? 8090), host: '127.0.0.1' }))
