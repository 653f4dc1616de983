import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { DeliverBy } from '#contracts/case-events.ts'
import { Client } from 'pg'
import type { CaseView } from '#contracts/cases.ts'
import type { TaskSummary } from '#contracts/review.ts'
import type { ReplyOf } from '#contracts/endpoint.ts'
import type { listMyProjects } from '#contracts/projects.ts'
import { parseDay } from '#kernel/day.ts'
import { statement } from '#platform/db.ts'
import { executeAs } from '#platform/execute.ts'
import { v5 } from '#platform/uuid.ts'
import { china } from '#seed/calendars/china.ts'
import { lyg } from '#seed/city/lyg.ts'
import { obligationOf, obligationStream } from '#server/modules/obligations/obligation-stream.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import { dutyOf } from '#server/modules/identity/duty.ts'
import {
  accept,
  decideClosure,
  fillDraft,
  itemOf,
  laterFor,
  opine,
  readCase,
  region,
  submit,
  withoutNotice,
} from '../harness/case-walk.ts'
import { smallPdf, type TestPlatform, type Visitor } from '../harness/platform.ts'
import type { Person } from './cast.ts'
import { expertCases, today } from './experts.ts'
import { hearingCases } from './hearings.ts'
import { byHall } from '#server/modules/cases/delivery/delivery-rules.ts'

/** Something that belongs to somebody, with everything that a route may be asked about it. */
export type Thing = {
  name: string
  kind: 'draft' | 'case' | 'task' | 'copy' | 'precase' | 'transfer' | 'obligation'
  /** Of the draft, case or precase; of the task for a task. */
  id: string
  file: string
  paper: string
  applicant: string
  applicantCode: string
  /** Whose draft it is, and for whom. */
  owner: { holder: string; principal: string | null } | null
  /** The clerk before whom the applicant of an online draft stands. */
  presentAt?: string
  /** 告知承诺: the office that checks what was promised. */
  checkedBy?: string
  intakeOffice: string
  hall: string | null
  /** Desk on which a task lies. */
  desk: string | null
  item: string
  /** Texts that may reach nobody else. */
  secrets: string[]
}

/** Whose it is: said from the law of the house, not from what the server does. */
export function reaches(person: Person, thing: Thing): boolean {
  if (!person.speaks || person.region !== region) return false
  if (thing.kind === 'draft')
    return (
      (person.holder === thing.owner?.holder && person.principal === thing.owner.principal) ||
      (person.role === 'clerk' && person.holder === thing.presentAt)
    )
  if (thing.kind === 'copy') return person.zone === 'desk' && person.desk === thing.desk
  if (thing.kind === 'task') return person.zone === 'review' && person.desk === thing.desk
  switch (person.role) {
    case 'applicant':
      return person.principal === thing.applicant
    case 'clerk':
      return (
        thing.kind !== 'precase' && thing.kind !== 'obligation' && thing.hall !== null && person.office === thing.hall
      )
    case 'acceptor':
      return person.office === thing.intakeOffice
    case 'supervisor':
      return true
    case 'inspector':
      return thing.checkedBy !== undefined && person.office === thing.checkedBy
    case 'anonymous':
    case 'operator':
    case 'reviewer':
    case 'lead':
    case 'decider':
    case 'head':
    case 'chair':
    case 'expert':
      return false
  }
}

/** The same kind of thing, of which nothing exists. */
export const madeUp = (thing: Thing): Thing => ({ ...thing, id: randomUUID(), file: randomUUID() })

/** `pass`: what a kiosk holds after the number and the code were typed. */
export type Things = MadeThings & { pass: () => string }
export type MadeThings = Awaited<ReturnType<typeof makeThings>>

/** Drafts, cases and tasks in every state that a command waits for. */
export async function makeThings(platform: TestPlatform, clock: { behindMs: number }) {
  const hygiene = itemOf('public-venue-hygiene')
  const fire = itemOf('fire-design-review')
  const liu = await platform.as('applicant-liu-mingde')
  const agent = await platform.as('applicant-wang-for-gangcheng')
  const clerk = await platform.as('clerk-a')
  const treatment = itemOf('remote-treatment-filing')
  const insurance = itemOf('resident-medical-insurance')
  const acceptor = await platform.as('acceptor-weijian-a')
  const intakeOfFire = await platform.as(platform.accountOf('acceptor', fire.intakeOffice))
  const hall = lyg.offices.find((office) => office.kind === 'hall')!.id

  const xu = await platform.as('applicant-xu-ruolan')

  type Side = { visitor: Visitor; applicant: string; holder: string; principal: string | null; atWindow?: true }
  const sides = {
    liu: { visitor: liu, applicant: 'liu-mingde', holder: 'liu-mingde', principal: 'liu-mingde' },
    firm: { visitor: agent, applicant: 'gangcheng', holder: 'wang-haiyan', principal: 'gangcheng' },
    xu: { visitor: xu, applicant: 'xu-ruolan', holder: 'xu-ruolan', principal: 'xu-ruolan' },
    clerk: { visitor: clerk, applicant: 'xu-ruolan', holder: 'clerk-a', principal: null, atWindow: true },
  } as const satisfies Record<string, Side>

  async function draftOf(name: string, side: Side, item = hygiene, answers: object = {}): Promise<Thing> {
    const id = await fillDraft(
      side.visitor,
      item,
      side.atWindow ? { applicant: residentIds.party(side.applicant) } : { answers: { ...answers } },
    )
    if (side.atWindow) {
      const sent = await side.visitor.upload(
        `/api/${region}/cases/${id}/files?material=layout&name=plan.pdf`,
        smallPdf('layout'),
      )
      assert.equal(sent.status, 200, sent.body.toString())
    }
    const files = ((await side.visitor.get(`/api/${region}/drafts/${id}`)).json as { files: { file: string }[] }).files
    const party = lyg.parties.find((one) => one.key === side.applicant)!
    return {
      name,
      kind: 'draft',
      id,
      file: files[0]!.file,
      paper: 'material-receipt',
      applicant: residentIds.party(side.applicant),
      applicantCode: party.code,
      owner: {
        holder: residentIds.party(side.holder),
        principal: side.principal && residentIds.party(side.principal),
      },
      intakeOffice: item.intakeOffice,
      hall: side.atWindow ? hall : null,
      desk: null,
      item: item.code,
      secrets: [id, files[0]!.file, party.code, party.phone!],
    }
  }

  /** An online draft of a person at whose document the clerk has looked. */
  async function beforeClerk(name: string, takenUp: boolean): Promise<Thing> {
    const draft = await draftOf(name, sides.xu)
    const { name: said, code, phone } = lyg.parties.find((one) => one.key === sides.xu.applicant)!
    const document = 'resident-id-card'
    const shown = { kind: 'person', name: said, code, phone, document }
    const identified = await clerk.send('POST', `/api/${region}/window/parties`, shown)
    assert.equal(identified.status, 200, identified.body.toString())
    if (takenUp) {
      const taken = await clerk.send('POST', `/api/${region}/drafts/${draft.id}/window`, { party: draft.applicant })
      assert.equal(taken.status, 200, taken.body.toString())
    }
    return { ...draft, presentAt: residentIds.party(sides.clerk.holder) }
  }

  async function mandateBefore(): Promise<{ mandate: string; present: string }> {
    const present = residentIds.party('xu-ruolan')
    const { kind, name, code } = lyg.parties.find((one) => one.key === 'liu-mingde')!
    const noted = await clerk.send('POST', `/api/${region}/window/mandates`, {
      agent: present,
      principal: { kind, name, code },
      acts: ['fetch'],
      items: null,
      signedOn: '2026-01-05',
      validUntil: null,
      document: 'scan',
    })
    assert.equal(noted.status, 200, noted.body.toString())
    return { mandate: (noted.json as { mandate: string }).mandate, present }
  }

  let progress = { number: '', code: '' }

  async function caseOf(
    name: string,
    side: Side,
    deliverBy: DeliverBy = 'electronic',
    item = hygiene,
    answers: object = {},
  ): Promise<Thing> {
    const draft = await draftOf(name, side, item, answers)
    const { number, queryCode } = await submit(side.visitor, draft.id, deliverBy)
    progress = { number, code: queryCode }
    return {
      ...draft,
      kind: 'case',
      owner: null,
      secrets: [...draft.secrets, number, queryCode],
      hall: side.atWindow || byHall(deliverBy) ? hall : null,
    }
  }

  /** 自动审批: insured elsewhere, so that the rules refuse it once it is accepted. */
  async function refusedByRules(name: string, side: Side): Promise<Thing> {
    const draft = await draftOf(name, side, insurance, { elsewhere: true })
    const { number, queryCode } = await submit(side.visitor, draft.id)
    await accept(intakeOfFire, draft.id)
    await patiently(
      () => readCase(side.visitor, draft.id),
      (one) => one.phase === 'ready',
    )
    return { ...draft, kind: 'case', owner: null, secrets: [...draft.secrets, number, queryCode], hall: null }
  }

  /** 容缺: the rules of hygiene come later. */
  async function laterOf(name: string, side: Side): Promise<Thing> {
    const id = await fillDraft(side.visitor, hygiene, { without: ['rulesOfHygiene'] })
    const { number, queryCode } = await submit(side.visitor, id, 'electronic', laterFor(hygiene, ['rulesOfHygiene']))
    await accept(acceptor, id)
    return { ...drafts.liu, name, kind: 'case', id, owner: null, secrets: [id, number, queryCode] }
  }

  /** 承诺备案 that no draw chose: most are not, so that one of a few is found. */
  async function sparedFiling(name: string, side: Side): Promise<Thing> {
    const energy = itemOf('energy-commitment')
    const { notice, promise, dispenses } = energy.commitment!
    const { name: signs } = lyg.parties.find((one) => one.key === side.applicant)!
    for (;;) {
      const id = await fillDraft(side.visitor, energy, { without: dispenses })
      const signed = { notice: notice.version, promise: promise.version, name: signs }
      const body = { draft: id, declaration: true, deliverBy: 'electronic', recipient: null, promise: signed }
      const filed = await side.visitor.send('POST', `/api/${region}/cases`, body)
      assert.equal(filed.status, 200, filed.body.toString())
      const { number, queryCode } = filed.json as { number: string; queryCode: string }
      const view = await patiently(
        () => readCase(side.visitor, id),
        (one) => one.phase === 'ready' && one.commitment?.sample?.drawn != null,
      )
      if (view.commitment!.sample!.drawn === false)
        return { ...drafts.firm, name, kind: 'case', id, owner: null, secrets: [id, number, queryCode] }
    }
  }

  /** Decided at once on a promise, with a licence that a check may end. */
  async function promisedCase(name: string, side: Side): Promise<Thing> {
    const draft = await draftOf(name, side)
    const { name: applicant } = lyg.parties.find((one) => one.key === side.applicant)!
    const promise = { notice: '2026-3', promise: '2026-1', name: applicant }
    const body = { draft: draft.id, declaration: true, deliverBy: 'electronic', recipient: null, promise }
    const filed = await side.visitor.send('POST', `/api/${region}/cases`, body)
    assert.equal(filed.status, 200, filed.body.toString())
    const { number, queryCode } = filed.json as { number: string; queryCode: string }
    const view = await patiently(
      () => readCase(side.visitor, draft.id),
      (one) => one.phase === 'ready',
    )
    const file = view.materials.find((one) => one.file !== null)!.file!
    const secrets = [...draft.secrets.filter((one) => one !== draft.file), file, number, queryCode]
    return { ...draft, kind: 'case', owner: null, file, secrets, hall: null, checkedBy: hygiene.commitment!.checkedBy }
  }

  async function act(visitor: Visitor, path: string, body: object): Promise<void> {
    const answer = await visitor.send('POST', `/api/${region}/cases/${path}`, body)
    assert.equal(answer.status, 200, answer.body.toString())
  }

  async function desk(visitor: Visitor, path: string, body: object): Promise<void> {
    const answer = await visitor.send('POST', `/api/${region}/desk/cases/${path}`, body)
    assert.equal(answer.status, 200, answer.body.toString())
  }

  /** The tasks of a case that wait, with whom they were drawn for. */
  async function tasksOf(name: string, of: Thing, kind: TaskSummary['kind']): Promise<Drawn[]> {
    const found = await patiently(
      async () =>
        (
          await platform.platform.db.query(
            'system',
            statement(
              `select t.task, t.code, t.desk, g.id as grant_id
               from cases.review_tasks t
               join sealed.assignments a on a.region = t.region and a.alias = t.task
               join access.grants g on g.desk = t.desk
               where a.stream = $1 and t.kind = $2 and not t.done`,
              [of.id, kind],
            ),
          )
        ).rows,
      (rows) => rows.length >= (kind === 'review' && of.item === fire.code ? 4 : 1),
    )
    return found.map((row) => ({
      account: lyg.posts.find((post) => residentIds.grant(region, post.key) === row['grant_id'])!.key,
      thing: {
        ...of,
        name,
        kind: 'task',
        id: row['task'] as string,
        desk: row['desk'] as string,
        secrets: [row['task'] as string, row['code'] as string],
      },
    }))
  }

  /** A case on its way: accepted, reviewed, decided. */
  async function walk(of: Thing, until: 'review' | 'decide' | 'issued'): Promise<void> {
    await accept(acceptor, of.id)
    if (until === 'review') return
    const [review] = await tasksOf('', of, 'review')
    await opine(await platform.as(review!.account), review!.thing.id)
    const [decide] = await tasksOf('', of, 'decide')
    if (until === 'decide') return
    const decided = await (
      await platform.as(decide!.account)
    ).send('POST', `/api/${region}/review/tasks/${decide!.thing.id}/decision`, {
      outcome: 'granted',
      reasons: '',
      basis: '《公共场所卫生管理条例》第四条',
      overInternal: { ground: 'workload', words: '同期办件集中，已按受理先后依次办理。' },
    })
    assert.equal(decided.status, 200, decided.body.toString())
  }

  /** What is owed for a case; `ranOut`: its last day is long past. */
  async function obligationFor(name: string, of: Thing, ranOut: boolean): Promise<Thing> {
    const id = obligationOf(of.id, 'deferred-material')
    await patiently(
      async () =>
        (
          await platform.platform.db.query(
            'system',
            statement(`select from obligations.obligations where stream = $1`, [id]),
          )
        ).rowCount,
      (count) => count === 1,
    )
    if (ranOut)
      await executeAs(platform.platform.engine, 'clock', null, {
        kind: obligationStream,
        region,
        target: { stream: id },
        commandId: randomUUID(),
        decide: () => ({
          command: { type: 'clock-ran-out' as const },
          env: { calendar: { ...china, region }, day: parseDay('2099-01-05') },
        }),
      })
    return { ...of, name, kind: 'obligation', id, owner: null, secrets: [id] }
  }

  /** A fee, as the grant of an item that charges one opens it. */
  async function feeFor(name: string, of: Thing): Promise<Thing> {
    const id = obligationOf(of.id, 'fee')
    await executeAs(platform.platform.engine, 'obligations', null, {
      kind: obligationStream,
      region,
      target: { stream: id, fresh: true },
      commandId: randomUUID(),
      decide: () => ({
        command: {
          type: 'open' as const,
          kind: 'fee' as const,
          owedBy: 'party' as const,
          office: of.intakeOffice,
          case: of.id,
          number: 'N1',
          item: of.item,
          revision: 1,
          what: ['fee'],
          consequence: 'demand-payment' as const,
          limitDays: 15,
          since: '2026-01-05',
        },
        env: { calendar: { ...china, region }, day: parseDay('2026-01-05') },
        origin: { onBehalfOf: of.applicant },
      }),
    })
    return { ...of, name, kind: 'obligation', id, owner: null, secrets: [id] }
  }

  /** 公示: a case of a firm that lies open to everybody, with a comment that waits for its answer. */
  async function noticedCase() {
    const report = itemOf('eia-report')
    const of = await caseOf('case of a firm that lies open', sides.firm, 'electronic', report)
    await accept(await platform.as(platform.accountOf('acceptor', report.intakeOffice)), of.id)
    const { notice } = (await readCase(agent, of.id)).publicNotices[0]!
    const path = `/api/${region}/public-notices/${notice}/comments`
    const said = await liu.send('POST', path, { words: '请说明噪声的防治措施。' })
    assert.equal(said.status, 200, said.body.toString())
    return { case: of, notice: notice!, comment: v5(notice!, residentIds.party('liu-mingde')) }
  }

  const ready = (thing: Thing, visitor: Visitor): Promise<CaseView> =>
    patiently(
      () => readCase(visitor, thing.id),
      (view) => view.phase === 'ready',
    )

  const experts = await expertCases({
    platform,
    file: (name) => caseOf(name, sides.firm, 'electronic', itemOf('chemical-safety-conditions')),
    tasksOf,
  })
  const hearings = await hearingCases({
    platform,
    file: (name) => caseOf(name, sides.firm, 'electronic', itemOf('planning-permit'), withoutNotice),
    tasksOf,
    clock,
  })
  const drafts = {
    liu: await draftOf('draft of a person', sides.liu),
    firm: await draftOf('draft of a firm by its agent', sides.firm),
    clerk: await draftOf('draft at a window', sides.clerk),
    toSubmit: await draftOf('draft of a person, to be submitted', sides.liu),
    toSubmitForFirm: await draftOf('draft of a firm, to be submitted', sides.firm),
    toSubmitAtWindow: await draftOf('draft at a window, to be submitted', sides.clerk),
    toDiscard: await draftOf('draft of a person, to be discarded', sides.liu),
    toLoseAFile: await draftOf('draft of a person, to lose a file', sides.liu),
    toVerify: await draftOf('draft of a person, of whom a register is asked', sides.liu, insurance),
    toTakeUp: await beforeClerk('draft of a person who stands at a window', false),
    toGiveBack: await beforeClerk('draft of a person that a window has taken up', true),
  }
  const cases = {
    toAccept: await caseOf('case of a person at intake', sides.liu),
    toNotify: await caseOf('case of a firm at intake', sides.firm),
    toRefuse: await caseOf('case from a window at intake', sides.clerk),
    toWithdraw: await caseOf('case of a person, to be withdrawn', sides.liu),
    toCorrect: await caseOf('case of a person to be corrected', sides.liu),
    toCorrectAtWindow: await caseOf('case from a window to be corrected', sides.clerk),
    toReceive: await caseOf('case of a person, ready online', sides.liu),
    toHandOver: await caseOf('case of a person, ready at the window', sides.liu, 'window'),
    toDispatch: await caseOf('case of a person, ready for the courier', sides.liu, 'courier'),
    toDeposit: await caseOf('case of a person, ready for a locker', sides.liu, 'locker'),
    toPrint: await caseOf('case of a person, ready for a kiosk', sides.liu, 'self-print'),
    toRate: await caseOf('case of a person, closed', sides.liu),
    toRecall: await caseOf('case whose withdrawal waits, to be recalled', sides.liu),
    toConsent: await caseOf('case whose withdrawal waits, to be consented to', sides.liu),
    toDecline: await caseOf('case whose withdrawal waits, to be declined', sides.liu),
    inReview: await caseOf('case of a firm in review', sides.firm),
    toReturn: await caseOf('case of a firm in review, to be given back', sides.firm),
    toDecide: await caseOf('case of a person to be decided', sides.liu),
    toExtend: await caseOf('case of a person, to be extended', sides.liu),
    ofFourOffices: await caseOf('case of a firm before four offices', sides.firm, 'electronic', fire),
    toMeet: await caseOf('case of a firm before four offices that meet', sides.firm, 'electronic', fire),
    toHaveBack: await caseOf(
      'case of a firm before four offices, one of which answered',
      sides.firm,
      'electronic',
      fire,
    ),
    toMend: await caseOf('case from a window at intake, to be mended', sides.clerk),
    toAllow: await caseOf('case of a person at intake, corrected', sides.liu),
    toExamine: await caseOf('case of a person, not taken in', sides.liu),
    toSupply: await laterOf('case of a person, to be supplied', sides.liu),
    toCheck: await laterOf('case of a person, supplied', sides.liu),
    toEnd: await laterOf('case of a person in default', sides.liu),
    toCheckPromise: await promisedCase('case of a person on a promise, to be checked', sides.liu),
    toTakeBack: await promisedCase('case of a person on a promise, to be taken back', sides.liu),
    toOrderCheckOf: await sparedFiling('filing of a firm that no draw chose', sides.firm),
    toRepair: await promisedCase('case of a person on a false promise', sides.xu),
    toInspect: await promisedCase('case of a person whose licence is inspected', sides.liu),
    toDecideOnTheSpot: await caseOf('case of a person, instant', sides.liu, 'electronic', treatment),
    toAskPerson: await refusedByRules('case of a person, refused by rules', sides.liu),
    toErase: await caseOf('case of a person, withdrawn', sides.liu),
    toSplit: await caseOf('whole of a firm in parts', sides.firm, 'electronic', itemOf('open-restaurant'), {
      advertises: true,
    }),
    toBeJoined: await caseOf('whole of a firm at intake', sides.firm, 'electronic', itemOf('open-restaurant')),
    toJoin: await caseOf('case of a firm, to join a whole', sides.firm, 'electronic', itemOf('food-business')),
    toConfirmErasure: await caseOf('case of a person, withdrawn, to be erased', sides.liu),
  }
  await act(await platform.as(platform.accountOf('inspector', 'weijian')), `${cases.toRepair.id}/promise-check`, {
    finding: 'false',
    report: '现场没有承诺已经具备的卫生检测报告，也没有任何卫生管理制度。',
    officers: ['凌云志', '霍思敏'],
    signed: true,
  })
  await decideClosure(platform, hygiene, { id: cases.toRepair.id, holder: sides.xu.visitor })
  await act(await platform.as(platform.accountOf('inspector', 'weijian')), `${cases.toInspect.id}/promise-check`, {
    finding: 'true',
    report: '现场与承诺一致，卫生检测报告和管理制度均已具备。',
    officers: ['凌云志', '霍思敏'],
    signed: true,
  })
  await act(await platform.as(platform.accountOf('supervisor')), `${cases.toInspect.id}/inspection-order`, {
    reason: '有顾客反映用品用具没有一客一换，并提供了当天的照片。',
  })
  const defects = [{ about: 'field', key: 'area', reason: 'other', remark: '请核对经营面积' }]
  await act(acceptor, `${cases.toCorrect.id}/deficiency-notice`, { defects })
  await act(acceptor, `${cases.toCorrectAtWindow.id}/deficiency-notice`, { defects })
  await act(acceptor, `${cases.toAllow.id}/deficiency-notice`, { defects })
  await act(liu, `${cases.toAllow.id}/correction`, { answers: { area: 30 } })
  await act(acceptor, `${cases.toExamine.id}/intake-refusal`, {
    ground: 'not-competent',
    reason: '该场所位于区县，应当由所在地县级卫生健康行政部门实施许可。',
    competentOffice: '海州区卫生健康委员会',
  })
  await accept(intakeOfFire, cases.ofFourOffices.id)
  await accept(intakeOfFire, cases.toMeet.id)
  await accept(await platform.as(platform.accountOf('acceptor', 'zhengwu')), cases.toSplit.id)
  await accept(intakeOfFire, cases.toHaveBack.id)
  for (const thing of [cases.toRecall, cases.toConsent, cases.toDecline]) {
    await walk(thing, 'review')
    await act(sides.liu.visitor, `${thing.id}/withdrawal`, { reason: '店面转让，不办了', confirmed: true })
  }
  for (const { id } of [cases.toErase, cases.toConfirmErasure]) await act(liu, `${id}/withdrawal`, { reason: '' })
  await walk(cases.inReview, 'review')
  await walk(cases.toReturn, 'review')
  await walk(cases.toDecide, 'decide')
  await walk(cases.toExtend, 'decide')
  for (const thing of [
    cases.toReceive,
    cases.toHandOver,
    cases.toDispatch,
    cases.toDeposit,
    cases.toPrint,
    cases.toRate,
  ])
    await walk(thing, 'issued')
  for (const { account, thing } of await tasksOf('', cases.ofFourOffices, 'review'))
    await opine(await platform.as(account), thing.id)
  const answered = (await tasksOf('review that was answered', cases.toHaveBack, 'review'))[0]!
  await opine(await platform.as(answered.account), answered.thing.id)
  await ready(cases.toReceive, liu)
  await ready(cases.toHandOver, liu)
  await ready(cases.toDispatch, liu)
  await ready(cases.toDeposit, liu)
  const toPrint = await ready(cases.toPrint, liu)
  const issued = await ready(cases.toRate, liu)
  await act(liu, `${cases.toRate.id}/receipt`, {})
  const facts = '申请时提交的卫生检测报告编号在检测机构的登记中不存在，经书面核实系伪造。'
  for (const { id } of [cases.toReceive, cases.toHandOver, cases.toDispatch])
    await desk(acceptor, `${id}/closures`, { way: 'revocation', ground: 'fraud', facts })
  for (const { id } of [cases.toHandOver, cases.toDispatch])
    await act(liu, `${id}/closures/closure1/statement`, { words: '检测报告由中介提供，本人并不知情。' })
  await desk(acceptor, `${cases.toDispatch.id}/closures/closure1/proposal`, {
    summary: '被许可人称检测报告由中介提供，本人不知情。',
  })
  const [toClose] = await tasksOf('closure of a licence', cases.toDispatch, 'close')

  async function enquiryOf(name: string, side: Side): Promise<Thing> {
    const question = `${randomUUID()}需要办理吗？`
    const asked = await side.visitor.send('POST', `/api/${region}/precases`, { item: hygiene.code, question })
    assert.equal(asked.status, 200, asked.body.toString())
    const { precase, number } = asked.json as { precase: string; number: string }
    const { hall: _hall, ...rest } = drafts[side === sides.firm ? 'firm' : 'liu']
    return {
      ...rest,
      name,
      kind: 'precase',
      id: precase,
      hall: null,
      owner: null,
      secrets: [precase, number, question],
    }
  }
  async function preReviewOf(name: string, side: Side): Promise<Thing> {
    const draft = await draftOf(`draft of ${name}`, side)
    const handedIn = await side.visitor.send('POST', `/api/${region}/drafts/${draft.id}/pre-review`, {})
    assert.equal(handedIn.status, 200, handedIn.body.toString())
    const { precase, number } = handedIn.json as { precase: string; number: string }
    return { ...draft, name, kind: 'precase', id: precase, owner: null, secrets: [...draft.secrets, precase, number] }
  }
  async function answer(of: Thing): Promise<Thing> {
    const said = await acceptor.send('POST', `/api/${region}/desk/precases/${of.id}/answer`, { answer: '需要办理。' })
    assert.equal(said.status, 200, said.body.toString())
    return of
  }
  const precases = {
    toAnswer: await enquiryOf('enquiry of a firm', sides.firm),
    toAskAgain: await answer(await enquiryOf('enquiry of a person, answered', sides.liu)),
    toClose: await answer(await enquiryOf('enquiry of a person, to be closed', sides.liu)),
    toFind: await preReviewOf('pre-review of a person', sides.liu),
    ofFirm: await preReviewOf('pre-review of a firm', sides.firm),
  }

  /** The batches of originals that came with the cases filed at a window. */
  const transferOf = async (name: string, of: Thing): Promise<Thing> => {
    const [row] = await patiently(
      async () =>
        (
          await platform.platform.db.query(
            'system',
            statement(`select stream from deliveries.transfers where case_stream = $1`, [of.id]),
          )
        ).rows,
      (rows) => rows.length > 0,
    )
    const id = row!['stream'] as string
    return { ...of, name, kind: 'transfer', id, secrets: [id] }
  }
  const transfers = {
    toHandOver: await transferOf('originals at a window', cases.toRefuse),
    toReturn: await transferOf('originals at a window, to be given back', cases.toCorrectAtWindow),
  }

  /** The task of the head who is asked for more time. */
  async function extendedBy(of: Thing): Promise<Drawn> {
    const [decider] = await tasksOf('', of, 'decide')
    const path = `/api/${region}/review/tasks/${decider!.thing.id}/extension`
    const asked = await (
      await platform.as(decider!.account)
    ).send('POST', path, { reason: '需要会同相邻区县核实排水情况。' })
    assert.equal(asked.status, 200, asked.body.toString())
    return (await tasksOf('more time for a person’s case', of, 'extend'))[0]!
  }
  const obligations = {
    toExtend: await obligationFor('promise of a person', cases.toSupply, false),
    toWaive: await obligationFor('promise of a person, broken', cases.toEnd, true),
    toPay: await feeFor('fee of a person', cases.toSupply),
  }
  const brought = await liu.upload(
    `/api/${region}/cases/${cases.toCheck.id}/files?material=rulesOfHygiene&name=rules.pdf`,
    smallPdf('rules'),
  )
  assert.equal(brought.status, 200, brought.body.toString())
  await act(liu, `${cases.toCheck.id}/deferred-materials`, {})
  const waiting = await liu.upload(
    `/api/${region}/cases/${cases.toSupply.id}/files?material=rulesOfHygiene&name=rules.pdf`,
    smallPdf('rules'),
  )
  assert.equal(waiting.status, 200, waiting.body.toString())
  await patiently(
    () => readCase(liu, cases.toEnd.id),
    (view) => view.deferral?.defaultedDay !== null,
  )

  /** 会商 at which all but one have spoken. */
  async function meeting() {
    const reviewers = await tasksOf('review of a firm’s case, to speak', cases.toMeet, 'review')
    for (const { account, thing } of reviewers) await opine(await platform.as(account), thing.id)
    const convener = (await tasksOf('merge whose meeting is to be closed', cases.toMeet, 'merge'))[0]!
    const send = async (account: string, path: string, body: object) => {
      const answer = await (await platform.as(account)).send('POST', `/api/${region}/review/tasks/${path}`, body)
      assert.equal(answer.status, 200, answer.body.toString())
    }
    await send(convener.account, `${convener.thing.id}/meetings`, {
      agenda: ['消防车道宽度是否满足要求'],
      sitting: { heldOn: today(), time: '09:30', place: '第一会议室' },
    })
    const [last, ...others] = reviewers
    for (const { account, thing } of others)
      await send(account, `${thing.id}/meetings/meeting-1/statement`, {
        votes: ['for'],
        words: '车道净宽符合规范，无须补充。',
      })
    return { toSpeak: last!, toClose: convener }
  }

  const drawn = {
    ...(await meeting()),
    review: (await tasksOf('review of a firm’s case', cases.inReview, 'review'))[0]!,
    toReturn: (await tasksOf('review to be given back', cases.toReturn, 'review'))[0]!,
    merge: (await tasksOf('merge of four opinions', cases.ofFourOffices, 'merge'))[0]!,
    decide: (await tasksOf('decision on a person’s case', cases.toDecide, 'decide'))[0]!,
    extend: await extendedBy(cases.toExtend),
    closure: toClose!,
    toHaveBack: answered,
    toUrge: (await tasksOf('decision on a case that waits for its head', cases.toExtend, 'decide'))[0]!,
    ...hearings.tasks,
    ...experts.tasks,
  }
  const supervisorB = await platform.as('supervisor-b')
  const propose = async (of: Thing, task: string): Promise<string> => {
    const asked = { task, ground: 'complaint', document: '连政督〔2026〕12号' }
    const answer = await supervisorB.send('POST', `/api/${region}/desk/cases/${of.id}/seal-openings`, asked)
    assert.equal(answer.status, 200, answer.body.toString())
    return (answer.json as { opening: string }).opening
  }
  const erasing = await supervisorB.send('POST', `/api/${region}/desk/cases/${cases.toConfirmErasure.id}/erasures`, {
    ground: 'judgment',
    document: '连档销〔2026〕3号',
  })
  assert.equal(erasing.status, 200, erasing.body.toString())
  const { erasure } = erasing.json as { erasure: string }
  const openings = {
    toOpen: await propose(cases.ofFourOffices, fire.tasks.find(({ kind }) => kind === 'review')!.key),
    toRefuse: await propose(cases.inReview, hygiene.tasks[0]!.key),
  }
  const reader = residentIds.grant(region, 'inspector-fagai-a')
  await desk(acceptor, `${cases.toRate.id}/copies`, { post: reader, ground: 'follow-up' })
  const [copy] = (
    await platform.platform.db.query(
      'system',
      statement(`select copy, desk from cases.copies where region = $1 and stream = $2`, [region, cases.toRate.id]),
    )
  ).rows
  const copied: Thing = {
    ...cases.toRate,
    name: 'copy of a case of a person',
    kind: 'copy',
    id: copy!['copy'] as string,
    desk: copy!['desk'] as string,
    secrets: [copy!['copy'] as string],
  }
  const ownPost: Thing = {
    ...drawn.decide.thing,
    name: 'post of whoever decides',
    id: residentIds.grant(region, drawn.decide.account),
    secrets: [],
  }
  const duty: Thing = {
    ...cases.toAccept,
    name: 'roster of an office',
    id: dutyOf(region, hygiene.intakeOffice),
    secrets: [],
  }
  const ofFirm: ReplyOf<typeof listMyProjects> = (await sides.firm.visitor.get(`/api/${region}/projects`)).json
  return {
    drafts,
    cases,
    project: ofFirm.projects[0]!.project,
    noticed: await noticedCase(),
    hearings,
    experts,
    duty,
    transfers,
    precases,
    obligations,
    openings,
    copied,
    copiedNumber: issued.number,
    ownPost,
    erasure,
    tasks: {
      toSpeak: drawn.toSpeak.thing,
      toClose: drawn.toClose.thing,
      review: drawn.review.thing,
      toReturn: drawn.toReturn.thing,
      merge: drawn.merge.thing,
      decide: drawn.decide.thing,
      extend: drawn.extend.thing,
      closure: drawn.closure.thing,
      toUrge: drawn.toUrge.thing,
      toHaveBack: drawn.toHaveBack.thing,
      orderHearing: hearings.tasks.orderHearing.thing,
      offerHearing: hearings.tasks.offerHearing.thing,
      appointHearing: hearings.tasks.appointHearing.thing,
      holdHearing: hearings.tasks.holdHearing.thing,
      expertOpinion: experts.tasks.expertOpinion.thing,
      confirmChanges: experts.tasks.confirmChanges.thing,
      appointVisit: experts.tasks.appointVisit.thing,
      recordVisit: experts.tasks.recordVisit.thing,
      signVisit: experts.tasks.signVisit.thing,
    },
    /** Whom a review, a merging and a decision were drawn for. */
    drawnFor: { review: drawn.review.account, merge: drawn.merge.account, decide: drawn.decide.account },
    /** Accounts that the tasks were drawn for. */
    assigned: [...new Set(Object.values(drawn).map(({ account }) => account))],
    credential: issued.credential!.identifier,
    deadEffect: await giveUpANotice(platform),
    /** 授权 of whoever stands at the window of the clerk. */
    mandateToRevoke: await mandateBefore(),
    /** What is typed at a kiosk. */
    print: { number: toPrint.number, code: toPrint.pickUp!.code, tail: toPrint.applicant.code.slice(-6) },
    /** Number and query code of one case: what a receipt says. */
    progress,
  }
}

type Drawn = { account: string; thing: Thing }

/** Dozens of papers are set meanwhile, which takes a busy machine longer than one case does. */
async function patiently<T>(ask: () => Promise<T>, done: (value: T) => boolean): Promise<T> {
  const deadline = performance.now() + 60_000
  for (;;) {
    const value = await ask()
    if (done(value)) return value
    if (performance.now() > deadline) throw new Error(`still waiting: ${JSON.stringify(value).slice(0, 300)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** The operator of short messages can't be reached here, so every notice fails; for one of them all tries are spent. */
async function giveUpANotice({ databaseUrl }: TestPlatform): Promise<string> {
  const owner = new Client({ connectionString: databaseUrl })
  await owner.connect()
  const found = await patiently(
    async () =>
      (
        await owner.query<{ effect: string }>(
          `update graphile_worker._private_jobs
           set attempts = max_attempts
           where id = (
             select j.id
             from graphile_worker._private_jobs j
             join graphile_worker._private_tasks t on t.id = j.task_id
             where t.identifier = 'notify' and j.last_error is not null and j.locked_at is null
             limit 1)
           returning payload ->> 'effect' as effect`,
        )
      ).rows,
    (rows) => rows.length === 1,
  )
  await owner.end()
  return found[0]!.effect
}
