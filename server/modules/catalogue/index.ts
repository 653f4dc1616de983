import type { Module } from '#platform/platform.ts'
import type { askCatalogue } from './ask.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { hallHoursRoute } from './hall-hours-route.ts'
import { officeReminderRoutes } from './office-reminder-routes.ts'
import { publishFormRoute } from './publish-form-route.ts'
import { publishRulesRoute } from './publish-rules-route.ts'
import { catalogueRoutes, type CatalogueNeeds } from './routes.ts'

export { askCatalogue } from './ask.ts'
export { publish, type Publication } from './load.ts'

/** @param catalogue as `askCatalogue` opened it */
export function open({ catalogue, ask }: { catalogue: ReturnType<typeof askCatalogue>; ask: CatalogueNeeds }): Module {
  return {
    name: 'catalogue',
    routes: [
      ...catalogueRoutes(catalogue, ask),
      publishFormRoute(() => catalogue.lookAgain()),
      publishRulesRoute(ask, () => catalogue.lookAgain()),
      ...calendarRoutes(catalogue, () => catalogue.lookAgain()),
      hallHoursRoute(catalogue, () => catalogue.lookAgain()),
      ...officeReminderRoutes(catalogue, () => catalogue.lookAgain()),
    ],
  }
}
