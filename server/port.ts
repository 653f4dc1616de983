import { createServer, type AddressInfo } from 'node:net'
import { CannotStart } from '#platform/cannot-start.ts'

/** The port to listen on, 8080 unless given; for 0 one that is free just now. @throws CannotStart for what is no port */
export async function portFrom(given: string | undefined): Promise<number> {
  const port = Number(given || 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new CannotStart(
      `PORT 应为 0 到 65535 之间的整数，现在是“${given}”。`,
      `PORT is a number from 0 to 65535, not "${given}".`,
    )
  return port === 0 ? freePort() : port
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
