import { randomUUID } from 'node:crypto'
import type { CaseView, DraftView } from '#contracts/cases.ts'
import type { PublicCredential } from '#contracts/credentials.ts'
import { ofMatter } from '#contracts/item-matter.ts'
import { addDays, daysBetween, parseDay } from '#kernel/day.ts'
import { region } from '#tests/harness/case-walk.ts'
import { smallPdf } from '#tests/harness/platform.ts'
import type { Client, Clients } from './client.ts'
import { decided } from './closure-walk.ts'
import { accept, accountsAt, prepareDraft, submitDraft } from './walk.ts'
import { acceptorOf, caseAt, newFirm, personAccount, until, venue, type World } from './walk-parts.ts'

/** 告知承诺: the licence comes at once, without anybody who reviews. */
export async function grantedOnPromise(
  applicant: Client,
  delivery: object = { deliverBy: 'electronic' },
  at: { applicant?: string } = {},
) {
  const draft = await prepareDraft(applicant, venue, undefined, { ...at, commitment: true })
  const { applicant: party } = await applicant.get<DraftView>(`/api/${region}/drafts/${draft}`)
  const { notice, promise } = venue.commitment!
  const { case: id } = await submitDraft(applicant, draft, {
    ...delivery,
    promise: { notice: notice.version, promise: promise.version, name: party.name },
  })
  let ready: CaseView | undefined
  await until('nothing was decided on the promise', async () => {
    ready = await applicant.get<CaseView>(at.applicant ? `/api/${region}/desk/cases/${id}` : caseAt(id))
    return ready.phase === 'ready'
  })
  return ready!
}

async function credentialBecomes(client: Client, identifier: string, status: string): Promise<PublicCredential> {
  let found: PublicCredential | undefined
  await until(`the licence is never ${status}`, async () => {
    found = await client.get<PublicCredential>(`/api/${region}/credentials/${identifier}`)
    return found.status === status
  })
  return found!
}

/** 依职权撤销: opened against a licence, stated against, put forward and decided. Another is said to be 吊销 elsewhere, which is not so, and is retracted. */
export async function closed(clients: Clients): Promise<void> {
  const applicant = await clients.as(personAccount)
  const acceptor = await acceptorOf(clients, venue)
  const { case: id } = await grantedOnPromise(applicant)
  await acceptor.command(`/api/${region}/desk/cases/${id}/closures`, {
    way: 'revocation',
    ground: 'unqualified',
    facts: '经复核，准予许可时场所不具备规定的卫生条件，检测报告可以证明。',
  })
  await decided(clients, id, { by: applicant, words: '我们已经整改，请求不予撤销。' })
  await endedElsewhere(clients, acceptor, await grantedOnPromise(applicant))
}

async function endedElsewhere(clients: Clients, acceptor: Client, { case: id, credential }: CaseView): Promise<void> {
  const applicant = await clients.as(personAccount)
  const { issuedDay } = await credentialBecomes(applicant, credential!.identifier, 'valid')
  const at = `/api/${region}/desk/cases/${id}`
  const brought = `${at}/end-proofs?name=scan.pdf&upload=${randomUUID()}`
  const { file } = await acceptor.act<{ file: string }>('POST', brought, smallPdf('end-proof'))
  await acceptor.command(`${at}/closures`, {
    way: 'cancellation',
    ground: 'licence-ended',
    facts: '处罚机关来函告知许可证已被依法吊销，并附决定书，依法应当注销。',
    proof: {
      end: 'forfeited',
      authority: '连云港市海州区城市管理局',
      number: '海城管罚字〔2026〕第18号',
      day: issuedDay,
      file,
    },
  })
  await credentialBecomes(applicant, credential!.identifier, 'forfeited')
  await decided(clients, id, null, { outcome: 'kept' })
  await credentialBecomes(applicant, credential!.identifier, 'valid')
  await acceptor.command(`${at}/closures`, {
    way: 'retraction',
    ground: 'circumstances-changed',
    facts: '场所所在地块已划入饮用水水源一级保护区，不得保留与供水无关的项目。',
  })
  await decided(clients, id, { by: applicant, words: '请求核实保护区的范围。' }, { closure: 'closure2' })
  await credentialBecomes(applicant, credential!.identifier, 'retracted')
}

/** 核查: one promise is to be put right, is not, and costs the licence by a decision; another is taken back before anybody looked; one was untrue, which is decided too, and the office confirms that it was put right. */
export async function promises(clients: Clients, world: World): Promise<void> {
  const applicant = await clients.as(personAccount)
  const inspector = await clients.as(accountsAt('inspector', ['weijian'])[0]!)
  const back = await grantedOnPromise(applicant)
  await applicant.command(`${caseAt(back.case)}/promise-withdrawal`, { reason: '改按一般程序办理' })
  await credentialBecomes(applicant, back.credential!.identifier, 'cancelled')

  const broken = await grantedOnPromise(applicant)
  // It bars from the next application for years, so it is a firm that no other walk knows.
  const clerk = await clients.as('clerk-c')
  const untrue = await grantedOnPromise(clerk, { deliverBy: 'window' }, { applicant: (await newFirm(clerk)).party })
  const check = (finding: 'to-rectify' | 'not-rectified' | 'false', of = broken) =>
    inspector.command(`${caseAt(of.case)}/promise-check`, {
      finding,
      report: '现场没有承诺已经具备的卫生检测报告，也没有卫生管理制度。',
      officers: ['凌云志', '霍思敏'],
      rectifyDays: finding === 'to-rectify' ? 1 : null,
      signed: true,
    })
  await check('false', untrue)
  await check('to-rectify')
  await inspected(clients, await grantedOnPromise(applicant))
  await world.passDays(15)
  await check('not-rectified')
  // Within the days to state the holder has said nothing.
  await decided(clients, untrue.case, null)
  await inspector.command(`${caseAt(untrue.case)}/promise-repair`, {
    reason: '已补做卫生检测并合格，卫生管理制度已建立，现场复核属实。',
  })
  await decided(clients, broken.case, { by: applicant, words: '整改正在进行，请求再给一些时间。' })
  await credentialBecomes(applicant, broken.credential!.identifier, 'revoked')
}

const isAsPromised = {
  finding: 'true',
  report: '现场与承诺一致，卫生检测报告和管理制度均已具备。',
  officers: ['凌云志', '霍思敏'],
  signed: true,
}

/** 监督检查 for cause: ordered, drawn, recorded by one of those who were drawn. */
async function inspected(clients: Clients, { case: id }: CaseView): Promise<void> {
  const inspectors = await Promise.all(accountsAt('inspector', ['weijian']).map((one) => clients.as(one)))
  await inspectors[0]!.command(`${caseAt(id)}/promise-check`, isAsPromised)
  const supervisor = await clients.as('supervisor-b')
  await supervisor.command(`${caseAt(id)}/inspection-order`, {
    reason: '有顾客反映用品用具没有一客一换，并提供了当天的照片。',
  })
  let drawn: Client | undefined
  await until('nobody was drawn to inspect', async () => {
    for (const one of inspectors) {
      const { can } = await one.get<CaseView>(`/api/${region}/desk/cases/${id}`)
      if (can.includes('record-inspection')) drawn = one
    }
    return drawn !== undefined
  })
  await drawn!.command(`${caseAt(id)}/inspections/inspection1/record`, {
    finding: 'clear',
    points: venue.supervision!.points.map(({ key }) => ({ point: key, met: true, seen: '已现场查看' })),
    report: isAsPromised.report,
    signed: true,
  })
}

/** 证照到期: the holder is told, one licence runs out, and of another the renewal is asked for and decided by nobody until it is deemed given. */
export async function licencesRunOut(clients: Clients, world: World): Promise<void> {
  const applicant = await clients.as(personAccount)
  const left = await grantedOnPromise(applicant)
  const renewed = await grantedOnPromise(applicant)
  const { identifier } = renewed.credential!
  const { validUntil } = await credentialBecomes(applicant, identifier, 'valid')
  const lastDay = parseDay(validUntil!)
  const comeTo = async (day: string) => {
    await world.passDays(daysBetween(await world.today(), parseDay(day)))
    await world.ticked()
  }
  await comeTo(addDays(lastDay, -40))
  const about = { matter: 'renewal', identifier }
  const draft = await prepareDraft(applicant, ofMatter(venue, 'renewal'), undefined, { about })
  const { case: id } = await submitDraft(applicant, draft)
  await accept(await acceptorOf(clients, venue), id)
  // Whoever is drawn stays silent: without this wait the licence may be deemed renewed before anybody is.
  await until('nobody was drawn', async () => (await world.commandsOf(id, 'case.assignee-drawn')).length > 0)
  // On the day after its last one it has run out; the day after that no draw is made of it any more.
  await comeTo(addDays(lastDay, 2))
  await credentialBecomes(applicant, left.credential!.identifier, 'expired')
  await credentialBecomes(applicant, identifier, 'replaced')
}
