// A process of its own for the tests of the embedded server: starts it, says where, and waits to be told or killed.
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'

const [dataDir = ''] = process.argv.slice(2)
try {
  const server = await startEmbeddedPostgres({ dataDir, log: (line) => console.error(line) })
  console.log(
    JSON.stringify({ url: server.connectionString, pid: server.pid, port: server.port, adopted: server.adopted }),
  )
  process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)))
} catch (error) {
  console.log(JSON.stringify({ refused: String(error) }))
  process.exit(1)
}
