import type { Item, ScoringSheet, TaskDefinition } from '#contracts/item.ts'
import { hearingBreaches } from '#contracts/breaches.ts'
import { panelDays } from '#contracts/expert-panel.ts'
import type { Role } from '#contracts/permissions.ts'
import { checkPlan } from '#kernel/plan-check.ts'
import { tasksOf, type Plan } from '#kernel/plan.ts'
import type { City } from '#seed/city/city.ts'
import { endsInSilence } from '#contracts/late-events.ts'
import { internalDays } from '#contracts/internal-limit.ts'
import { daysOfPlan } from '#contracts/plan-days.ts'
import { unlimited } from '#contracts/quotas.ts'
import { repeated, unless } from '#contracts/found.ts'
import { isComposite } from '#contracts/item-parts.ts'
import { checkParts } from './parts.ts'

/** As the tasks of signers are named; whoever has one reads what the reviews said, so that no other task may be named like this. */
const signersKey = /Signer\d+$/

/** Kinds of task that somebody is drawn for. */
type Drawn = Exclude<TaskDefinition['kind'], 'notice' | 'referral'>

/** Who does each task. */
export const roleOf: Record<Drawn, Role> = {
  review: 'reviewer',
  merge: 'lead',
  decide: 'decider',
  expert: 'expert',
  'site-visit': 'reviewer',
}

/** A draw among fewer than three is no draw. Who decides signs and is known, so that two are enough for one to stand in for the other. */
const leastOnRoll: Record<Drawn, number> = {
  review: 3,
  merge: 3,
  decide: 2,
  expert: 3,
  'site-visit': 3,
}

/** Tasks, their plan, their sheets and their people. */
export function checkWork(item: Item, city: City): string[] {
  if (isComposite(item)) return [...checkParts(item, city), ...checkIntake(item, city), ...checkExtension(item, city)]
  const { plan, tasks, sheets, promised } = item
  const planned = tasksOf(plan)
  const days = daysOfPlan(plan, tasks)
  const decides = tasks.filter((task) => task.kind === 'decide')
  return [
    ...checkPlan(plan).map((error) => `plan ${error.at}: ${error.code} ${error.subject}`.trimEnd()),
    ...planned.filter((key) => tasks.every((task) => task.key !== key)).map((key) => `plan: no task ${key}`),
    ...tasks.filter((task) => !planned.includes(task.key)).map((task) => `task ${task.key} is not in the plan`),
    ...repeated(tasks.map((task) => task.key)).map((key) => `task ${key} is there twice`),
    ...tasks.filter(({ key }) => signersKey.test(key)).map(({ key }) => `task ${key} is named like one who signs`),
    ...unless(decides.length === 1 && lastOf(plan) === decides[0]?.key, 'the plan ends in one decision'),
    ...unless(
      promised.unit !== 'working' || days <= promised.days,
      `the tasks take ${days} days, promised are ${promised.days}`,
    ),
    ...tasks.flatMap((task) => checkTask(task, item, city)),
    ...repeated(sheets.map((sheet) => sheet.key)).map((key) => `sheet ${key} is there twice`),
    ...sheets
      .filter((sheet) => tasks.every((task) => task.sheet !== sheet.key))
      .map((sheet) => `sheet ${sheet.key} is used by no task`),
    ...sheets.flatMap(checkSheet),
    ...checkIntake(item, city),
    ...checkLimit(item),
    ...checkInternal(item),
    ...checkExtension(item, city),
    ...checkHearing(item, city),
    ...checkQuota(item),
    ...tasks.flatMap((task) => [...checkPanel(task, item, city), ...checkVisit(task, item, city)]),
  ]
}

function lastOf(plan: Plan): string | undefined {
  if ('task' in plan) return plan.task
  return 'series' in plan && plan.series.length > 0 ? lastOf(plan.series.at(-1)!) : undefined
}

function checkTask({ kind, ...rest }: TaskDefinition, item: Item, city: City): string[] {
  if (kind === 'notice') return checkNotice({ kind, ...rest }, item)
  if (kind === 'referral') return checkReferral({ kind, ...rest }, item)
  // What was sent up is decided above.
  if (kind === 'decide' && item.tasks.some(({ referral }) => referral)) return []
  const task = { kind, ...rest }
  const role = roleOf[kind]
  const people = new Set(
    city.posts
      .filter(
        (post) =>
          post.role === role &&
          post.office === task.office &&
          (task.section === undefined || post.section === task.section),
      )
      .map((post) => post.person),
  )
  return [
    ...unless(
      city.offices.some((office) => office.id === task.office),
      `task ${task.key}: no office ${task.office}`,
    ),
    ...unless(
      people.size >= leastOnRoll[task.kind],
      `task ${task.key}: ${people.size} people to draw from, at least ${leastOnRoll[task.kind]}`,
    ),
    ...unless(!task.notice, `task ${task.key}: only 公示 says what it publishes`),
    ...unless(
      (task.kind === 'expert' || (task.kind === 'review' && !task.awaits)) === (task.sheet !== undefined),
      `task ${task.key}: a review, of officers or experts, has a sheet, and nothing else`,
    ),
    ...checkSigners(task, people.size),
    ...unless(
      task.sheet === undefined || item.sheets.some((sheet) => sheet.key === task.sheet),
      `task ${task.key}: no sheet ${task.sheet}`,
    ),
    ...unless(
      task.kind === 'review' || !endsInSilence(task.whenLate),
      `task ${task.key}: only a review can go on without an answer`,
    ),
    ...unless(
      task.kind !== 'expert' || !task.whenLate,
      `task ${task.key}: the days of a panel of experts have a clock of their own, which no ladder stands beside`,
    ),
    ...unless(
      !endsInSilence(task.whenLate) ||
        item.tasks.some((other) => other.kind === 'review' && other.key !== task.key && !endsInSilence(other.whenLate)),
      `task ${task.key}: a plan needs one review that does not go on without an answer`,
    ),
    ...unless(
      !endsInSilence(task.whenLate) ||
        item.tasks.every((other) => other.kind !== 'decide' || other.office !== task.office),
      `task ${task.key}: the office that decides cannot be silent to itself`,
    ),
    ...unless(
      !endsInSilence(task.whenLate) || !demandsConsent(item),
      `task ${task.key}: silence is no approval, and the item names one that the law demands`,
    ),
    ...task.sees
      .filter((key) => item.materials.every((material) => material.key !== key))
      .map((key) => `task ${task.key}: no material ${key}`),
  ]
}

/** 经某部门批准、征得某机关同意, as the bases or the conditions of the item say it of another authority. */
const consent = /(?:经|征得)[^，。；]{0,30}(?:部门|机关)[^，。；]{0,4}(?:同意|批准|会签)/
const demandsConsent = ({ bases, conditions }: Item) =>
  [...bases.map(({ text }) => text ?? ''), ...conditions].some((words) => consent.test(words))

/** 会签、或签、票签: of reviews alone, with one more to draw from than are asked, and nobody’s silence is a signature. */
function checkSigners({ key, kind, awaits, whenLate }: TaskDefinition, people: number): string[] {
  if (!awaits) return []
  return [
    ...unless(kind === 'review', `task ${key}: only a review is signed by several`),
    ...unless(people > awaits.people, `task ${key}: ${people} people to draw ${awaits.people} from`),
    ...unless(
      (awaits.how === 'vote') === (awaits.passes !== undefined),
      `task ${key}: a vote, and nothing else, says what passes`,
    ),
    ...unless(!endsInSilence(whenLate), `task ${key}: silence is no signature`),
  ]
}

/** 公示: only what the law of the item publishes; whose application it is only where the item says so. */
function checkNotice({ key, notice, limitDays }: TaskDefinition, item: Item): string[] {
  if (!notice) return [`task ${key}: 公示 says how long it lies open and what it shows`]
  const fields = item.form.flatMap((group) => group.fields)
  const shown = notice.shows.map((one) => ({ one, field: fields.find((field) => field.key === one) }))
  return [
    ...unless(notice.unit !== 'working' || notice.days === limitDays, `task ${key}: its days are told twice`),
    ...shown.filter(({ field }) => !field).map(({ one }) => `task ${key}: no question ${one} to publish`),
    ...shown
      .filter(({ field }) => field && field.class !== 'plain' && field.type !== 'address' && !item.publishesApplicant)
      .map(({ one }) => `task ${key}: ${one} tells who applies, which nothing publishes`),
  ]
}

/** 上报: after a review here and before nothing but the decision, in the time that the limit of the whole leaves both. */
function checkReferral({ key, referral, limitDays, office }: TaskDefinition, item: Item): string[] {
  if (!referral) return [`task ${key}: 上报 says to which authority`]
  const { plan, statutory, hearing, matters, promised, deferral } = item
  const steps = 'series' in plan ? plan.series : []
  const at = steps.findIndex((step) => 'task' in step && step.task === key)
  const before = { series: steps.slice(0, Math.max(at, 0)) }
  const first = daysOfPlan(before, item.tasks)
  return [
    ...unless(
      at > 0 && at === steps.length - 2,
      `task ${key}: 上报 follows the first review, and the decision follows it`,
    ),
    ...unless(
      at < 1 || tasksOf(steps[at - 1]!).every((one) => isGivenByPerson(item.tasks.find((task) => task.key === one))),
      `task ${key}: the step before 上报 is ended by people, who wait for whoever is still heard; no clock can`,
    ),
    ...unless(
      first <= referral.firstDays,
      `task ${key}: the first review takes ${first} days of ${referral.firstDays}`,
    ),
    ...unless(
      referral.firstDays <= mostAlone || namesOtherLaw(referral.basis),
      `task ${key}: a first review of ${referral.firstDays} days where 行政许可法 第四十三条 gives ${mostAlone} and no other law is named`,
    ),
    ...unless(
      statutory.unit === 'working' && referral.firstDays + limitDays <= statutory.days && promised.unit === 'working',
      `task ${key}: ${referral.firstDays} and ${limitDays} days are more than the limit of ${statutory.days}`,
    ),
    ...unless(office === item.office, `task ${key}: only the office of the item sends up`),
    ...unless(!hearing && matters.length === 0, `task ${key}: what is decided above is neither heard nor changed here`),
    ...unless(!deferral, `task ${key}: all materials go up at once, nothing is supplied later`),
  ]
}

const isGivenByPerson = (task: TaskDefinition | undefined): boolean =>
  (task?.kind === 'review' || task?.kind === 'merge') && !endsInSilence(task.whenLate)

function checkSheet(sheet: ScoringSheet): string[] {
  const most = sheet.criteria.reduce((sum, criterion) => sum + criterion.points, 0)
  return [
    ...unless(
      sheet.passMark > 0 && sheet.passMark <= most,
      `sheet ${sheet.key}: a pass mark of ${sheet.passMark} of ${most} points`,
    ),
    ...repeated(sheet.criteria.map((criterion) => criterion.key)).map(
      (key) => `sheet ${sheet.key}: criterion ${key} is there twice`,
    ),
    ...sheet.criteria
      .filter((criterion) => criterion.measure.trim() === '' || criterion.basis.trim() === '')
      .map((criterion) => `sheet ${sheet.key}: criterion ${criterion.key} has no measure or no basis`),
  ]
}

function checkIntake(item: Item, city: City): string[] {
  const acceptors = city.posts.filter((post) => post.role === 'acceptor' && post.office === item.intakeOffice)
  const charged = acceptors.some(({ charges }) =>
    charges?.some(({ charge, office }) => charge === 'decide-on-the-spot' && office === item.office),
  )
  return [
    ...unless(acceptors.length > 0, `nobody takes in at ${item.intakeOffice}`),
    ...unless(
      !item.instant || charged,
      `instant: nobody at ${item.intakeOffice} is charged by ${item.office} to decide on the spot`,
    ),
  ]
}

/**
 * 延长期限: by the head of the deciding office ten days, and where offices decide together by the head of a people's government fifteen; 许可法
 * 第四十二条 names nobody else, where no other law that the item names says otherwise.
 */
function checkExtension({ extension, office, parts }: Item, city: City): string[] {
  if (!extension) return []
  const kind = city.offices.find((one) => one.id === extension.office)?.kind
  const heads = city.posts.filter((post) => post.role === 'head' && post.office === extension.office)
  return [
    ...unless(
      extension.by === 'office-head' ? extension.office === office : kind === 'government',
      `extension: ${extension.office} has no ${extension.by}`,
    ),
    ...unless(
      (extension.by === 'government-head') === parts.length > 0 || namesOtherLaw(extension.basis),
      parts.length > 0
        ? 'extension: what offices decide together is extended by the head of their government (行政许可法 第四十二条第二款), and no other law is named'
        : 'extension: what one office decides is extended by its own head (行政许可法 第四十二条第一款), and no other law is named',
    ),
    ...unless(heads.length > 0, `extension: no head at ${extension.office}`),
    ...unless(
      extension.days <= mostExtension[extension.by] || namesOtherLaw(extension.basis),
      `extension: ${extension.days} days where 行政许可法 第四十二条 lets the ${extension.by} give ${mostExtension[extension.by]} and no other law is named`,
    ),
  ]
}

const mostExtension = { 'office-head': 10, 'government-head': 15 } as const

/** 法律、法规另有规定的，依照其规定: by the title, as a law or a regulation; the licensing law itself is no other. */
const namesOtherLaw = (basis: string): boolean =>
  [...basis.matchAll(/《([^》]+)》/g)].some(([, law]) => /((?<!办)法|条例)$/.test(law!) && !law!.endsWith('行政许可法'))

/** Days of one authority for a 许可, where no other law says otherwise. @source 行政许可法 第四十二条第一款 */
const mostAlone = 20

/** 办理期限 of a 许可 that one authority decides; what is done together has a bound of its own, and what goes up two authorities' days. */
function checkLimit({ power, parts, statutory, tasks }: Item): string[] {
  if (power !== '许可' || parts.length > 0) return []
  const most = tasks.some(({ referral }) => referral) ? 2 * mostAlone : mostAlone
  return unless(
    statutory.days <= most || namesOtherLaw(statutory.basis),
    `decides within ${statutory.days} days where 行政许可法 第四十二条 gives ${most} and no other law is named`,
  )
}

/** 内部办理时限: an item may set less than the city's five days; more only with what lets it. @source 连政办传〔2023〕8号 三（一）1 */
function checkInternal({ internalDays: days, internalBasis }: Item): string[] {
  return unless(
    days === undefined || days <= internalDays || internalBasis !== undefined,
    `an internal limit of ${days} days where ${internalDays} are the rule and nothing is named that lets it`,
  )
}

/** 数量限制: people decide on each place, in the order of acceptance; what the guide says of the number is not 无数量限制. */
function checkQuota({
  quota,
  quantity,
  decisionRules,
  instant,
  commitment,
  filing,
  agreedBySilence,
  tasks,
}: Item): string[] {
  if (!quota) return unless(quantity === unlimited, 'quota: the guide speaks of a number that nothing keeps')
  const byItself =
    decisionRules || instant || commitment || filing || agreedBySilence || tasks.some(({ referral }) => referral)
  return [
    ...unless(quantity !== unlimited, 'quota: the guide says that there is none'),
    ...unless(!byItself, 'quota: a place is given by whoever is drawn to decide'),
  ]
}

/** 听证: wherever a licence is decided; three people at least to draw the chair from, and a time that the limit does not count. */
function checkHearing(item: Item, city: City): string[] {
  const { hearing, specialProcedures, form } = item
  if (!hearing) return hearingBreaches(item).map(({ rule, message }) => `${message} (${rule})`)
  const chairs = new Set(
    city.posts.filter((post) => post.role === 'chair' && post.office === hearing.office).map((post) => post.person),
  )
  return [
    ...unless(chairs.size >= 3, `hearing: ${chairs.size} people to draw the chair from, at least 3`),
    ...unless(
      specialProcedures.some(({ kind }) => kind === 'hearing'),
      'hearing: its time is not among the special procedures',
    ),
    ...hearing.shows
      .filter((key) => !form.some(({ fields }) => fields.some((field) => field.key === key)))
      .map((key) => `hearing: the announcement shows ${key}, which the form does not ask`),
    ...unless(
      !hearing.required || (!item.commitment && !item.instant && !item.decisionRules && !item.agreedBySilence),
      'hearing: what must be heard is decided by a person, after the hearing',
    ),
  ]
}

/** 专家评审: twice as many on the roll as are drawn would be good, one more is the least; its days are told as a special procedure. */
function checkPanel(task: TaskDefinition, { specialProcedures, tasks }: Item, city: City): string[] {
  const { experts } = task
  if (!experts) return unless(task.kind !== 'expert', `task ${task.key}: experts without an order for their review`)
  const told = specialProcedures.find(({ kind }) => kind === 'expert-review')
  const onRoll = city.posts.filter(
    ({ role, office, section }) => role === 'expert' && office === task.office && section === task.section,
  )
  const entered = new Set(city.experts.map(({ person }) => person))
  const takes = panelDays(task.limitDays, experts)
  return [
    ...unless(task.kind === 'expert', `task ${task.key}: only experts are ordered like this`),
    ...unless(
      told !== undefined && takes <= told.maxDays,
      `task ${task.key}: the review takes ${takes} days, the special procedure ${told?.maxDays ?? 'none'}`,
    ),
    ...unless(
      onRoll.length > experts.people,
      `task ${task.key}: ${onRoll.length} experts to draw ${experts.people} from`,
    ),
    ...onRoll.filter(({ person }) => !entered.has(person)).map(({ person }) => `expert ${person} is not on the roll`),
    ...unless(
      tasks.every(({ key }) => !membersKeys(task.key, experts.people).includes(key)),
      `task ${task.key}: its experts' tasks are named like others`,
    ),
  ]
}

/** 现场核查: more people in each team's section than go, and a question of the form that says where. */
function checkVisit(task: TaskDefinition, { form, plan }: Item, city: City): string[] {
  const { visit } = task
  if (!visit) return unless(task.kind !== 'site-visit', `task ${task.key}: a visit without an order for it`)
  const place = form.flatMap((group) => group.fields).find(({ key }) => key === visit.place)
  return [
    ...unless(task.kind === 'site-visit', `task ${task.key}: only visits are ordered like this`),
    ...unless(
      !visit.inspects || opensFirst(plan).includes(task.key),
      `task ${task.key}: an inspection opens with the acceptance, for two are assigned within five days of it (行政许可法 第五十五条)`,
    ),
    ...unless(place?.type === 'address', `task ${task.key}: no question ${visit.place} that says where`),
    ...repeated(visit.points.map(({ key }) => key)).map((key) => `task ${task.key}: point ${key} is there twice`),
    ...visit.teams.flatMap(({ office, section, people }) => {
      const there = city.posts.filter(
        (post) => post.role === 'reviewer' && post.office === office && post.section === section,
      )
      return unless(there.length > people, `task ${task.key}: ${there.length} officers to draw ${people} from`)
    }),
  ]
}

/** Tasks that open at once, whatever was answered. */
function opensFirst(plan: Plan): string[] {
  if ('task' in plan) return [plan.task]
  if ('series' in plan) return plan.series.slice(0, 1).flatMap(opensFirst)
  return 'parallel' in plan ? plan.parallel.flatMap(opensFirst) : []
}

const membersKeys = (key: string, people: number) => Array.from({ length: people }, (_, place) => `${key}${place + 1}`)
