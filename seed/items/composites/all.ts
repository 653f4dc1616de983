import type { Item } from '#contracts/item.ts'
import { buildingProject } from './building-project.ts'
import { openRestaurant } from './open-restaurant.ts'

/** 一件事、并联: items made of those of `allItems`. */
export const composites: readonly Item[] = [openRestaurant, buildingProject]
