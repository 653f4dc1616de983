import { tasksOf } from '#kernel/plan.ts'
import type { Item } from './item.ts'
import { matterTitles, type LicenceMatter, type Matter } from './matters.ts'
import type { OutcomeAct } from './outcome.ts'
import { unlimited } from './quotas.ts'

const acts: Record<LicenceMatter, OutcomeAct> = {
  change: '变更',
  renewal: '延续',
  reissue: '补证',
  cancellation: '注销',
}

const known = new WeakMap<Item, Map<Matter, Item>>()

/** Whether people may ask this of the item’s licence. */
export const offersMatter = (item: Pick<Item, 'matters'>, matter: Matter): boolean =>
  matter === 'new' || item.matters.some((rule) => rule.matter === matter)

/**
 * The item as it is for one kind of application: its own limits, materials, questions, fee and plan, and for all that is not said those of
 * 新办.
 */
export function ofMatter(item: Item, matter: Matter): Item {
  if (matter === 'new') return item
  const made = known.get(item) ?? new Map<Matter, Item>()
  known.set(item, made)
  const before = made.get(matter)
  if (before) return before
  const fresh = derived(item, matter)
  made.set(matter, fresh)
  return fresh
}

function derived(item: Item, matter: LicenceMatter): Item {
  const rule = item.matters.find((one) => one.matter === matter)
  const name = `${item.shortName}（${matterTitles[matter]}）`
  const outcome = { ...item.outcome, act: acts[matter], ...(matter === 'cancellation' ? { face: [] } : {}) }
  if (!rule) return { ...item, name, outcome }
  const materials = item.materials
    .filter(({ key }) => !rule.materials || rule.materials.includes(key))
    .map((material) => ({ ...material, importance: 'main' as const }))
  const planned = tasksOf(rule.plan ?? item.plan)
  const tasks = item.tasks
    .filter(({ key }) => planned.includes(key))
    .map((task) => ({ ...task, sees: task.sees.filter((key) => materials.some((material) => material.key === key)) }))
  // 告知承诺 and 容缺 are for who applies the first time: what they dispense with or let wait is not asked for here. So are the rules that decide.
  const {
    commitment: _commitment,
    deferral: _deferral,
    filing: _filing,
    instant: _instant,
    decisionRules: _rules,
    // The licence stays under the draws of the case that first led to it.
    supervision: _supervision,
    // Silence agrees, and years have to pass, where the law says so of an approval: not where it is given again or given back.
    agreedBySilence: _silence,
    ripe: _ripe,
    stage,
    // Whoever holds a licence has its place: a change takes none, a renewal keeps it.
    quota: _quota,
    ...asPublished
  } = item
  return {
    ...asPublished,
    name,
    outcome,
    quantity: unlimited,
    bases: [...item.bases, ...groundsIn(rule.basis)],
    statutory: rule.statutory ?? item.statutory,
    promised: rule.promised ?? item.promised,
    fee: rule.fee ?? item.fee,
    // What does not ask for the project is no step of it.
    ...(rule.form ? asking(rule.form, item) : { stage }),
    materials,
    plan: rule.plan ?? item.plan,
    tasks,
    sheets: item.sheets.filter(({ key }) => tasks.some(({ sheet }) => sheet === key)),
  }
}

/** Its own questions: what others asked is neither compared nor announced. */
function asking(form: Item['form'], { hearing }: Item): Pick<Item, 'form' | 'holds' | 'hearing'> {
  const asked = new Set<string>(form.flatMap(({ fields }) => fields.map(({ key }) => key)))
  return {
    form,
    holds: [],
    ...(hearing && { hearing: { ...hearing, shows: hearing.shows.filter((key) => asked.has(key)) } }),
  }
}

/** 《law》article；《law》article, as an item's own grounds stand. */
const groundsIn = (basis: string): Item['bases'] =>
  basis.split('；').flatMap((one) => {
    const said = /^(《[^》]+》)(第.+)$/.exec(one.trim())
    return said ? [{ law: said[1]!, article: said[2]! }] : []
  })
