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

/** Why nobody can listen there; null for another reason than these. */
export function cannotListen(host: string, port: number, error: unknown): CannotStart | null {
  const noSuchHost = [`HOST=${host} 不是本机的地址。`, `HOST=${host} is no address of this machine.`] as const
  const reasons: Record<string, readonly [chinese: string, english: string]> = {
    EADDRINUSE: [
      `端口 ${port} 已被占用。请关闭占用它的程序，或用 PORT=其他端口 npm start。`,
      `Port ${port} is taken. Stop what uses it, or choose another: PORT=8081 npm start.`,
    ],
    EACCES: [
      `没有权限监听端口 ${port}，请换一个 1024 以上的端口，例如 PORT=8080 npm start。`,
      `No right to listen on port ${port}; choose one above 1024, for example PORT=8080 npm start.`,
    ],
    EADDRNOTAVAIL: noSuchHost,
    ENOTFOUND: noSuchHost,
    EAI_AGAIN: noSuchHost,
  }
  const reason = reasons[(error as { code?: string }).code ?? '']
  return reason ? new CannotStart(...reason) : null
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
