import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/day.ts'
import { china } from '#seed/calendars/china.ts'
import { buildingProject } from '#seed/items/composites/building-project.ts'
import { energyCommitment } from '#seed/items/energy-commitment.ts'
import { fireDesignReview } from '#seed/items/fire-design-review.ts'
import { planningPermit } from '#seed/items/planning-permit.ts'
import type { Item } from '#contracts/item.ts'
import { routeOfProject } from '#server/modules/cases/projects/project-route.ts'

const at = { calendar: { ...china, region: 'lyg' }, day: parseDay('2026-03-04') }
const one = (item: Item, phase: 'intake' | 'review' | 'ready', due: string, decidedDay: string | null = null) => ({
  one: { case: item.code as never, itemName: item.name, phase, due: parseDay(due), decidedDay: decidedDay as never },
  item,
})
const fireAfterwards = { item: fireDesignReview, after: [planningPermit.code] }

test('what is under way counts the days that are left, and what it holds back follows with those that are promised', () =>
  assert.deepEqual(
    routeOfProject(
      [one(planningPermit, 'review', '2026-03-09'), one(buildingProject, 'review', '2026-04-01')],
      [fireAfterwards],
      at,
    ),
    {
      stages: [
        [{ title: planningPermit.name, days: 3, begun: true }],
        [{ title: fireDesignReview.name, days: fireDesignReview.promised.days, begun: false }],
      ],
      longest: {
        titles: [planningPermit.name, fireDesignReview.name],
        days: 3 + fireDesignReview.promised.days,
      },
    },
  ))

test('what is decided holds nothing back, what is late takes no day more, and what is not accepted yet all of its days', () => {
  const route = routeOfProject(
    [
      one(planningPermit, 'ready', '2026-03-09', '2026-03-03'),
      one(fireDesignReview, 'review', '2026-03-02'),
      one(energyCommitment, 'intake', '2026-03-05'),
    ],
    [],
    at,
  )
  assert.deepEqual(
    route?.stages.map((stage) => stage.map(({ title, days }) => [title, days])),
    [
      [
        [fireDesignReview.name, 0],
        [energyCommitment.name, energyCommitment.promised.days],
      ],
    ],
  )
})

test('nothing under way is no route', () =>
  assert.equal(routeOfProject([one(planningPermit, 'ready', '2026-03-09', '2026-03-03')], [], at), null))
