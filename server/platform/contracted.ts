import type { FastifyInstance } from 'fastify'

/**
 * From here on a route is mounted under the contract it says, or it is on the list and only shows something.
 *
 * @param open addresses, as mounted, that do without a contract; one to which a form asks by POST has that method before it
 * @throws from whoever mounts another route, so that the server does not start
 */
export function demandContracts(app: FastifyInstance, open: readonly string[]): void {
  app.addHook('onRoute', ({ method, url, config }) => {
    const methods = [method].flat()
    const contract = config?.contract
    const said =
      contract?.path === url && methods.every((one) => one === contract.method || isHeadOf(contract.method, one))
    if (said || methods.every((one) => open.includes(one === 'GET' || one === 'HEAD' ? url : `${one} ${url}`))) return
    throw new TypeError(`${methods.join(' ')} ${url} has no contract and is not on the list of what needs none`)
  })
}

const isHeadOf = (method: string, one: string) => method === 'GET' && one === 'HEAD'

declare module 'fastify' {
  interface FastifyContextConfig {
    contract?: { method: string; path: string }
  }
}
