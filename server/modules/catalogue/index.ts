import type { Asks } from '#contracts/asks.ts'
import type { Module, Platform } from '#platform/platform.ts'
import { catalogueRoutes } from './routes.ts'

export { askCatalogue } from './ask.ts'
export { publish, type Publication } from './load.ts'

export function open({ ask }: { platform: Platform; ask: Pick<Asks, 'catalogue'> }): Module {
  return { name: 'catalogue', routes: catalogueRoutes(ask.catalogue) }
}
