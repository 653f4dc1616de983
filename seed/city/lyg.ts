import { china } from '#seed/calendars/china.ts'
import { entries } from '#seed/entries/entries.ts'
import { leads } from '#seed/guidance/leads.ts'
import { sayings } from '#seed/guidance/sayings.ts'
import { themes, themesOfItems } from '#seed/guidance/themes.ts'
import { allItems } from '#seed/items/all.ts'
import { composites } from '#seed/items/composites/all.ts'
import type { City } from './city.ts'
import { halls } from './halls.ts'
import { offices } from './offices.ts'
import { residents } from './residents.ts'
import { roster } from './roster.ts'

/** The demonstration city: 连云港市 with made-up people, firms and codes. */
export const lyg: City = {
  ...residents,
  offices,
  items: [...allItems, ...composites],
  entries,
  themes,
  themesOfItems,
  sayings,
  leads,
  halls,
  roster,
  calendar: china,
}
