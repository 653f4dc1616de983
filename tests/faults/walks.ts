import { setTimeout as sleep } from 'node:timers/promises'
import type { CaseView, DraftView } from '#contracts/cases.ts'
import { keptDays } from '#server/modules/cases/drafts/draft-expiry.ts'
import { recipient, region } from '#tests/harness/case-walk.ts'
import { Refused, type Client, type Clients } from './client.ts'
import { inLocker, atKiosk } from './fetching-walks.ts'
import { expertReview, handled } from './handling-walk.ts'
import { heard } from './hearing-walk.ts'
import { intakeLaw } from './intake-walk.ts'
import { addedAndPaid, barred, officeSilent, publicNotice } from './late-walks.ts'
import { closed, licencesRunOut, promises } from './licence-walks.ts'
import { offices } from './office-walk.ts'
import { partsOfAWhole } from './parts-walk.ts'
import { openWait } from './patience.ts'
import { decidedAbove } from './referral-walk.ts'
import { verifiedInstead } from './check-walk.ts'
import { deferrals } from './deferral-walk.ts'
import { accept, firmAccount, prepareDraft, submitDraft, untilReady, wholeCase } from './walk.ts'
import {
  erase,
  acceptorOf,
  caseAt,
  clerkAccount,
  fire,
  person,
  personAccount,
  toldInWriting,
  until,
  uploadOnce,
  venue,
  view,
  waiting,
  type Walk,
  type World,
} from './walk-parts.ts'

export const walks: readonly Walk[] = [
  { name: 'online', go: (clients) => wholeCase(clients, fire) },
  { name: 'window', go: atWindow },
  { name: 'courier', go: byCourierTwice },
  { name: 'refusals', go: refusals },
  { name: 'enquiry', go: resentAnswer },
  { name: 'procedures', go: procedures },
  { name: 'silence', go: silence },
  { name: 'hearing', go: heard },
  { name: 'deferral', go: deferrals },
  { name: 'promise', go: promises },
  { name: 'licence', go: licencesRunOut },
  { name: 'locker', go: inLocker },
  { name: 'kiosk', go: atKiosk },
  { name: 'intake', go: intakeLaw },
  { name: 'offices', go: offices },
  { name: 'parts', go: partsOfAWhole },
  { name: 'check', go: verifiedInstead },
  { name: 'handling', go: handled },
  { name: 'experts', go: expertReview },
  { name: 'closure', go: closed },
  { name: 'above', go: decidedAbove },
  { name: 'added', go: addedAndPaid },
  { name: 'late', go: officeSilent },
  { name: 'notice', go: publicNotice },
  { name: 'bar', go: barred },
]

/** 咨询: asked and answered; whoever asked is told by short message. */
export async function enquiry(clients: Clients): Promise<void> {
  const applicant = await clients.as(personAccount)
  const acceptor = await acceptorOf(clients, venue)
  const { precase } = await applicant.command<{ precase: string }>(`/api/${region}/precases`, {
    item: venue.code,
    question: '已经有营业执照，还要提交身份证明吗？',
  })
  await acceptor.command(`/api/${region}/desk/precases/${precase}/answer`, { answer: '需要提交负责人的身份证明。' })
  await applicant.command(`/api/${region}/precases/${precase}/closing`, { satisfied: true })
}

/** 失败任务: the short message about the answer fails for good, and goes out when the operator has it sent again; then it is applied for. */
async function resentAnswer(clients: Clients, world: World): Promise<void> {
  const before = world.messages()
  world.refuseMessage()
  await enquiry(clients)
  const operator = await clients.as('operator')
  const at = `/api/${region}/desk/operations/dead-effects`
  let resent = false
  await until('the asker was never told', async () => {
    // Given up once: a job that an operator has sent on its way again is its own until it has failed.
    if (!resent && (await world.giveUp('notify-precase'))) {
      const { effects } = await operator.get<{ effects: { effect: string }[] }>(at)
      for (const { effect } of effects) await operator.command(`${at}/${effect}/resend`, {})
      resent = effects.length > 0
    }
    return world.messages() > before
  })
  await world.sweep('operations')
  // What was asked goes with the next application, and with no other walk's.
  const applicant = await clients.as(personAccount)
  const { case: id } = await submitDraft(applicant, await prepareDraft(applicant, venue))
  await applicant.command(`${caseAt(id)}/withdrawal`, { reason: '' })
}

/** 默认受理: the office says nothing until the clock accepts, and nothing again until it lets the applicant withdraw; meanwhile a draft is thrown away and another forgotten, with their files. In the end the case is erased. */
async function silence(clients: Clients, world: World): Promise<void> {
  const applicant = await clients.as(personAccount)
  const { case: id } = await submitDraft(applicant, await prepareDraft(applicant, venue))
  const forgotten = await prepareDraft(applicant, venue)
  const { files } = await applicant.get<DraftView>(draftAt(forgotten))
  await gone(applicant, `${caseAt(forgotten)}/files/${files[0]!.file}`)
  const discarded = await applicant.act<{ case: string }>('POST', `/api/${region}/drafts`, { item: venue.code })
  await gone(applicant, draftAt(discarded.case))
  await world.passDays(keptDays + 10)
  await until('silence did not become acceptance', async () => (await view(applicant, id)).phase === 'review')
  await world.sweep('cases', 'documents')
  await until('the draft was not forgotten', () => missing(applicant, draftAt(forgotten)))
  await applicant.command(`${caseAt(id)}/withdrawal`, { reason: '不再办理', confirmed: true })
  // Who died may not have done yet what fell due with the first days.
  await world.ticked()
  await world.passDays(10)
  await until('silence did not become consent', async () => (await view(applicant, id)).phase === 'closed')
  await erase(clients, id)
}

const draftAt = (id: string) => `/api/${region}/drafts/${id}`
/** Taken away; whose first try took it away though nobody heard of it finds nothing the second time. */
async function gone(client: Client, path: string): Promise<void> {
  try {
    await client.act('DELETE', path, {})
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 404) throw error
  }
}

const missing = (client: Client, path: string): Promise<boolean> =>
  client.get(path).then(
    () => false,
    (error: unknown) => {
      if (error instanceof Refused && error.status === 404) return true
      throw error
    },
  )

/** 授权综合窗口受理: filed from paper, noticed, corrected with a scan and accepted at the window, granted, fetched against identity and signature. */
export async function atWindow(clients: Clients): Promise<void> {
  const clerk = await clients.as(clerkAccount)
  const acceptor = await acceptorOf(clients, venue)
  const { party } = await clerk.act<{ party: string }>('POST', `/api/${region}/window/parties`, {
    ...person,
    document: 'resident-id-card',
  })
  const draft = await prepareDraft(clerk, venue, undefined, { applicant: party })
  const { case: id } = await submitDraft(clerk, draft, { deliverBy: 'window' })
  await clerk.command(`${caseAt(id)}/deficiency-notice`, {
    defects: [{ about: 'material', key: 'layout', reason: 'illegible', remark: '平面图看不清，请重新提交' }],
  })
  await uploadOnce(clerk, id, 'layout', `/api/${region}/desk/cases/${id}`)
  await clerk.command(`${caseAt(id)}/correction`, { paper: [] })
  await handOriginalsOver(clerk, acceptor)
  await accept(clerk, id)
  await untilReady(clients, await clients.as(personAccount), venue, id)
  await clerk.command(`${caseAt(id)}/hand-over`, {
    document: 'resident-id-card',
    looked: true,
    code: person.code,
    signature: { how: 'typed', name: person.name, declared: true },
  })
}

/** 材料交接: every batch of originals that lies at the window goes to the office, which signs for it. */
async function handOriginalsOver(clerk: Client, acceptor: Client): Promise<void> {
  const at = `/api/${region}/desk/transfers`
  const wait = openWait(15_000)
  for (;;) {
    const { transfers } = await clerk.get<{ transfers: { transfer: string }[] }>(`${at}?place=window`)
    for (const { transfer } of transfers) {
      await clerk.command(`${at}/${transfer}/hand-over`, {})
      await acceptor.command(`${at}/${transfer}/reception`, { missing: [] })
    }
    if (transfers.length > 0) return
    if (wait.isOver()) throw new Error('no originals lie at the window')
    await sleep(25)
  }
}

/** Granted and sent; the parcel travels until somebody has signed for it. */
export const byCourier = (clients: Clients): Promise<void> => courierTo(clients, recipient)

/** Nobody lives at the first door: the parcel comes back, and a second one goes to another. */
function byCourierTwice(clients: Clients): Promise<void> {
  return courierTo(clients, { ...recipient, address: nobodysDoor }, recipient)
}

/** Where no parcel of these walks is ever signed for. */
export const nobodysDoor = '连云港市海州区无人街道空置路 1 号'

async function courierTo(clients: Clients, ...doors: (typeof recipient)[]): Promise<void> {
  const applicant = await clients.as(personAccount)
  const clerk = await clients.as(clerkAccount)
  const draft = await prepareDraft(applicant, venue)
  const { case: id } = await submitDraft(applicant, draft, { deliverBy: 'courier', recipient: doors[0]! })
  await accept(await acceptorOf(clients, venue), id)
  await untilReady(clients, applicant, venue, id)
  for (const [index, door] of doors.entries()) {
    if (index > 0) await applicant.command(`${caseAt(id)}/delivery-choice`, { deliverBy: 'courier', recipient: door })
    await clerk.command(`${caseAt(id)}/dispatch`, { packed: ['decision', 'licence'] })
    const last = index === doors.length - 1
    await until(last ? 'the parcel never reached its door' : 'the parcel never came back', async () => {
      const { phase, timeline } = await view(applicant, id)
      return last ? phase === 'closed' : timeline.some((line) => line.title === '快递未送达')
    })
  }
}

/** One withdrawn, one refused at intake, one given back to the draw once and then refused in substance. */
async function refusals(clients: Clients): Promise<void> {
  const firm = await clients.as(firmAccount)
  const acceptor = await acceptorOf(clients, fire)
  const file = async () => (await submitDraft(firm, await prepareDraft(firm, fire))).case
  await firm.command(`${caseAt(await file())}/withdrawal`, { reason: '不再办理' })
  await acceptor.command(`${caseAt(await file())}/intake-refusal`, {
    ground: 'not-competent',
    reason: '该工程位于东海县，按照属地管辖由县级住房和城乡建设部门实施。',
    competentOffice: '东海县住房和城乡建设局',
  })
  const id = await file()
  await accept(acceptor, id)
  const { who, at } = await waiting(clients, fire, 'review')
  await who.command(`${at}/return`, { ground: 'illness' })
  await untilReady(clients, firm, fire, id, { outcome: 'refused' })
  await firm.command(`${caseAt(id)}/receipt`, {})
}

/** Asked about and corrected online, fetched another way than first asked for, tested once, its reviewer's seal opened, granted. */
async function procedures(clients: Clients): Promise<void> {
  const applicant = await clients.as(personAccount)
  const acceptor = await acceptorOf(clients, venue)
  const { case: id } = await submitDraft(applicant, await prepareDraft(applicant, venue))
  await acceptor.command(`${caseAt(id)}/deficiency-notice`, {
    defects: [{ about: 'material', key: 'layout', reason: 'illegible', remark: '平面图看不清，请重新提交' }],
  })
  await applicant.command(`${caseAt(id)}/messages`, { text: '平面图用照片可以吗？' })
  await acceptor.command(`${caseAt(id)}/messages/seen`, {})
  await acceptor.command(`${caseAt(id)}/messages`, { text: '请提交清晰的扫描件。' })
  await uploadOnce(applicant, id, 'layout', caseAt(id))
  await applicant.command(`${caseAt(id)}/correction`, {})
  await applicant.command(`${caseAt(id)}/delivery-choice`, { deliverBy: 'courier', recipient })
  await applicant.command(`${caseAt(id)}/delivery-choice`, { deliverBy: 'electronic' })
  await accept(acceptor, id)
  const { who: reviewer, at: task } = await waiting(clients, venue, 'review')
  const at = `${task}/procedures`
  await reviewer.command(at, { kind: 'testing', expectedDays: 3, reason: '需要对场所空气质量进行现场检测。' })
  await toldInWriting(applicant, id)
  await openSeal(clients, id)
  await reviewer.command(`${at}/testing-1/end`, { result: '现场检测的各项指标符合卫生标准。' })
  await untilReady(clients, applicant, venue, id)
  await applicant.command(`${caseAt(id)}/receipt`, {})
}

/** 启封: proposed by one, confirmed by another, and read. */
async function openSeal(clients: Clients, id: string): Promise<void> {
  const proposer = await clients.as('supervisor')
  const confirmer = await clients.as('supervisor-b')
  const at = `/api/${region}/desk/cases/${id}`
  const { sealed } = await proposer.get<CaseView>(at)
  const { opening } = await proposer.command<{ opening: string }>(`${at}/seal-openings`, {
    task: sealed[0]!.task,
    ground: 'complaint',
    document: '连政督〔2026〕12号',
  })
  await confirmer.command(`${at}/seal-openings/${opening}/confirmation`, {})
  await proposer.get(`${at}/seal-openings/${opening}/person`)
}
