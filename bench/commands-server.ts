import { openKeys } from '#platform/keys.ts'
import { migrate } from '#platform/migrate.ts'
import { assemble } from '#server/assemble.ts'
import { loadDemonstration } from '#server/demonstration.ts'

// The same assembly as `npm start`'s, with effects written, taken in hand and struck as always and otherwise let be: no paper is set, no
// page painted and no message handed over, which without an operator would fail, come to the queue and be tried again and again. What is
// left is the cost of commands and their reactions.
const databaseUrl = process.env['DATABASE_URL']!
const dataFolder = process.env['YICHUANG_DATA']!
const keys = openKeys(dataFolder)
const wallNow = () => Date.now()
await migrate(databaseUrl, keys.passwordOf)
const demonstration = await loadDemonstration()
const nothing = async () => {}
const assembled = await assemble({
  databaseUrl,
  keys,
  dataFolder,
  profile: 'demonstration',
  publicOrigin: process.env['YICHUANG_ORIGIN']!,
  wallNow,
  home: demonstration.home,
  residents: demonstration.residents,
  logLevel: 'warn',
  dist: null,
  performers: { 'render-paper': nothing, 'render-pages': nothing, notify: nothing },
})
await demonstration.settle(assembled.platform, new Date(wallNow()).toISOString())
await assembled.app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' })
process.on('SIGTERM', () => void assembled.close().then(() => process.exit(0)))
