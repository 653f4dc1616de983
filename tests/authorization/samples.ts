import { randomUUID } from 'node:crypto'
import { lyg } from '#seed/city/lyg.ts'
import { today, visitRecord } from './experts.ts'
import type { Thing, Things } from './things.ts'
import { expertOf, residentIds } from '#server/modules/identity/index.ts'
import { allChecked, answersFor, itemOf, region } from '../harness/case-walk.ts'
import { smallPdf } from '../harness/platform.ts'

export type Call = { path: string; body?: object; bytes?: Uint8Array }

/** How a route is called so that nothing but a missing right can stop it. */
export type Sample = {
  /** The things it is asked about; none for a route whose address and body name nobody's thing. */
  things: readonly Thing[]
  call(thing: Thing): Call
}

const at = `/api/${region}`
const newcomer = {
  kind: 'person',
  name: '高远',
  code: '11010519491231002X',
  phone: '13900000009',
  document: 'resident-id-card',
}
const liu = lyg.parties.find((party) => party.key === 'liu-mingde')!
const hygiene = itemOf('public-venue-hygiene')
const sheet = hygiene.sheets.find((one) => one.key === 'hygiene')!
const postToEnd = residentIds.grant(region, 'supervisor-b')
const postToCharge = residentIds.grant(region, 'acceptor-zhengwu-b')
const onDuty = residentIds.party('acceptor-weijian-a')
const anExpert = expertOf(region, residentIds.party('expert-chemical-f'))
const [anExpertField, otherExpertField] = ['chemical-safety-conditions', 'fire-design-review'].map((code) => {
  const panel = itemOf(code).tasks.find(({ kind }) => kind === 'expert')!
  return { office: panel.office, field: panel.section }
})
const fullMarks = (item: string, key: string) =>
  itemOf(item)
    .sheets.find((one) => one.key === key)!
    .criteria.map(({ key: criterion, points }) => ({ criterion, points, met: true, finding: '经核对，符合要求' }))
const defect = { about: 'material', key: 'layout', reason: 'illegible', remark: '平面图看不清，请重新上传' }

/**
 * One sample for each route, by method and path of the contract. Commands stand in an order in which each still finds its own thing as it
 * needs it.
 */
export function samplesFor({
  drafts,
  cases,
  project,
  duty,
  tasks,
  precases,
  obligations,
  openings,
  copied,
  ownPost,
  erasure,
  credential,
  progress,
  deadEffect,
  transfers,
  hearings,
  experts,
  noticed,
  print,
  pass,
  mandateToRevoke,
}: Things): Record<string, Sample> {
  const allDrafts = [drafts.liu, drafts.firm, drafts.clerk]
  const { toAccept, toNotify, toRefuse, toReceive, toHandOver, ofFourOffices } = cases
  const allCases = [toAccept, toNotify, toRefuse, toReceive, toHandOver, ofFourOffices]
  const allTasks = Object.values(tasks)
  const allPrecases = Object.values(precases)
  const shownFiles = [precases.toFind, precases.ofFirm]
  const own = (path: string, body?: object): Sample => ({
    things: [],
    call: () => ({ path, ...(body ? { body } : {}) }),
  })
  const of = (things: readonly Thing[], path: (thing: Thing) => string, body?: (thing: Thing) => object): Sample => ({
    things,
    call: (thing) => ({ path: `${at}${path(thing)}`, ...(body ? { body: body(thing) } : {}) }),
  })
  const caseAct = (thing: readonly Thing[], act: string, body: object) =>
    of(
      thing,
      ({ id }) => `/cases/${id}/${act}`,
      () => body,
    )

  return {
    'GET /api/health': own('/api/health'),
    'GET /api/evidence/keys': own('/api/evidence/keys'),
    'GET /api/session': own('/api/session'),
    'GET /api/demonstration/accounts': own('/api/demonstration/accounts'),
    'GET /api/:region': own(at),
    'GET /api/:region/items': own(`${at}/items`),
    'GET /api/:region/items/:item': own(`${at}/items/public-venue-hygiene`),
    'GET /api/:region/items/:item/forms/:material/:look': own(
      `${at}/items/public-venue-hygiene/forms/application/blank`,
    ),
    'GET /api/:region/entries/:item': own(`${at}/entries/${lyg.entries[0]!.code}`),
    'GET /api/:region/guidance': own(`${at}/guidance`),
    'GET /api/:region/halls': own(`${at}/halls`),
    'GET /api/:region/credentials': own(`${at}/credentials`),
    'GET /api/:region/check-records': own(`${at}/check-records`),
    'GET /api/:region/credentials/:identifier': own(`${at}/credentials/${credential}`),
    'POST /api/:region/progress': own(`${at}/progress`, progress),
    'POST /api/:region/kiosk/prints': own(`${at}/kiosk/prints`, print),
    'POST /api/:region/kiosk/papers': {
      things: [],
      call: () => ({ path: `${at}/kiosk/papers`, body: { pass: pass(), paper: 'decision' } }),
    },
    'GET /api/:region/reads': own(`${at}/reads?limit=100`),
    'GET /api/:region/draws': own(`${at}/draws`),
    'GET /api/:region/notices': own(`${at}/notices`),
    'GET /api/:region/licences': own(`${at}/licences`),
    'GET /api/:region/bars': own(`${at}/bars`),
    'GET /api/:region/projects': own(`${at}/projects`),
    'GET /api/:region/projects/:project': of(
      [ofFourOffices],
      ({ id }) => `/projects/${id === ofFourOffices.id ? project : '0'.repeat(32)}`,
    ),
    'GET /api/:region/desk/cases/:case/project': of(allCases, ({ id }) => `/desk/cases/${id}/project`),
    'GET /api/:region/public-notices': own(`${at}/public-notices`),
    'GET /api/:region/public-notices/:notice': own(`${at}/public-notices/${noticed.notice}`),
    'POST /api/:region/public-notices/:notice/comments': own(`${at}/public-notices/${noticed.notice}/comments`, {
      words: '厂区离学校太近，请说明异味的防治措施。',
    }),
    'POST /api/:region/desk/cases/:case/notice-comments/:comment/answer': of(
      [noticed.case],
      ({ id }) => `/desk/cases/${id}/notice-comments/${noticed.comment}/answer`,
      () => ({ gist: '要求说明防治措施。', answer: '已要求建设单位补充参数并列入批复的条件。' }),
    ),
    'PUT /api/:region/notices': own(`${at}/notices`, { party: drafts.liu.applicant, unwanted: ['corrected'] }),
    'PUT /api/:region/notices/phone': own(`${at}/notices/phone`, {
      party: drafts.liu.applicant,
      phone: '13955550009',
    }),
    'POST /api/:region/window/phones': own(`${at}/window/phones`, {
      party: mandateToRevoke.present,
      phone: '13955550008',
    }),

    'GET /api/:region/drafts': own(`${at}/drafts`),
    'GET /api/:region/drafts/:case': of([...allDrafts, ...allCases], ({ id }) => `/drafts/${id}`),
    'GET /api/:region/cases': own(`${at}/cases?limit=100`),
    'GET /api/:region/cases/:case': of([...allDrafts, ...allCases], ({ id }) => `/cases/${id}`),
    'GET /api/:region/cases/:case/files/:file': of(
      [...allDrafts, ...allCases],
      ({ id, file }) => `/cases/${id}/files/${file}`,
    ),
    'GET /api/:region/cases/:case/papers/:paper': of(allCases, ({ id, paper }) => `/cases/${id}/papers/${paper}`),
    'GET /api/:region/desk/transfers': own(`${at}/desk/transfers?limit=100`),
    'GET /api/:region/desk/transfers/:transfer': of(
      [...Object.values(transfers), ...allCases],
      ({ id }) => `/desk/transfers/${id}`,
    ),
    'POST /api/:region/desk/transfers/:transfer/hand-over': of(
      [transfers.toHandOver],
      ({ id }) => `/desk/transfers/${id}/hand-over`,
      () => ({}),
    ),
    'POST /api/:region/desk/transfers/:transfer/reception': of(
      [transfers.toHandOver],
      ({ id }) => `/desk/transfers/${id}/reception`,
      () => ({ missing: [] }),
    ),
    'POST /api/:region/desk/transfers/:transfer/return': of(
      [transfers.toReturn],
      ({ id }) => `/desk/transfers/${id}/return`,
      () => ({ materials: ['application'] }),
    ),
    'GET /api/:region/cases/:case/parcels': of([...allDrafts, ...allCases], ({ id }) => `/cases/${id}/parcels`),
    'GET /api/:region/desk/cases/:case/parcels': of(
      [...allDrafts, ...allCases],
      ({ id }) => `/desk/cases/${id}/parcels`,
    ),
    'GET /api/:region/desk/cases/:case/deposits': of(
      [...allDrafts, ...allCases],
      ({ id }) => `/desk/cases/${id}/deposits`,
    ),
    'GET /api/:region/desk/cases': own(`${at}/desk/cases?limit=100`),
    'POST /api/:region/window/cases': own(`${at}/window/cases`, { party: residentIds.party('xu-ruolan'), limit: 100 }),
    'POST /api/:region/window/licences': own(`${at}/window/licences`, { party: residentIds.party('xu-ruolan') }),
    'POST /api/:region/window/projects': own(`${at}/window/projects`, { party: residentIds.party('xu-ruolan') }),
    'POST /api/:region/window/drafts': own(`${at}/window/drafts`, { party: residentIds.party('xu-ruolan') }),
    'POST /api/:region/desk/cases/:case/replayed-clocks': of(
      allCases,
      ({ id }) => `/desk/cases/${id}/replayed-clocks`,
      () => ({ from: '2026-12-01', through: '2026-12-01', days: [] }),
    ),
    'POST /api/:region/desk/case-search': own(`${at}/desk/case-search`, { text: '刘明德', limit: 100 }),
    'GET /api/:region/desk/cases/:case': of([...allDrafts, ...allCases], ({ id }) => `/desk/cases/${id}`),
    'GET /api/:region/desk/cases/:case/files/:file': of(
      [...allDrafts, ...allCases],
      ({ id, file }) => `/desk/cases/${id}/files/${file}`,
    ),
    'GET /api/:region/desk/cases/:case/papers/:paper': of(
      allCases,
      ({ id, paper }) => `/desk/cases/${id}/papers/${paper}`,
    ),
    'GET /api/:region/precases': own(`${at}/precases?limit=100`),
    'GET /api/:region/precases/:precase': of([...allPrecases, toAccept, drafts.liu], ({ id }) => `/precases/${id}`),
    'GET /api/:region/drafts/:case/pre-review': of([...allDrafts, ...allCases], ({ id }) => `/drafts/${id}/pre-review`),
    'GET /api/:region/cases/:case/precases': of([...allDrafts, ...allCases], ({ id }) => `/cases/${id}/precases`),
    'GET /api/:region/desk/cases/:case/precases': of(
      [...allDrafts, ...allCases],
      ({ id }) => `/desk/cases/${id}/precases`,
    ),
    'GET /api/:region/desk/precases': own(`${at}/desk/precases?limit=100`),
    'GET /api/:region/desk/precases/:precase': of(
      [...allPrecases, toAccept, drafts.liu],
      ({ id }) => `/desk/precases/${id}`,
    ),
    'GET /api/:region/desk/precases/:precase/files/:file': of(
      shownFiles,
      ({ id, file }) => `/desk/precases/${id}/files/${file}`,
    ),
    'GET /api/:region/obligations': own(`${at}/obligations?limit=100`),
    'GET /api/:region/desk/obligations': own(`${at}/desk/obligations?limit=100`),
    'GET /api/:region/desk/seal-openings': own(`${at}/desk/seal-openings?limit=100`),
    'GET /api/:region/review/seal-openings': own(`${at}/review/seal-openings?limit=100`),
    'GET /api/:region/review/tasks': own(`${at}/review/tasks?limit=100`),
    'GET /api/:region/review/tasks/:task': of([...allTasks, ...allCases], ({ id }) => `/review/tasks/${id}`),
    'GET /api/:region/review/tasks/:task/materials/:material/pages/:page': of(
      [tasks.review],
      ({ id }) => `/review/tasks/${id}/materials/layout/pages/1`,
    ),

    'POST /api/:region/drafts': own(`${at}/drafts`, {
      item: hygiene.code,
      applicant: residentIds.party('liu-mingde'),
    }),
    'PUT /api/:region/drafts/:case': of(
      allDrafts,
      ({ id }) => `/drafts/${id}`,
      ({ owner }) => ({ base: 1, answers: answersFor(hygiene), paper: owner?.principal ? [] : paperOriginals }),
    ),
    'POST /api/:region/cases/:case/files': {
      things: [drafts.liu, drafts.firm, drafts.clerk, cases.toCorrect],
      call: ({ id }) => ({
        path: `${at}/cases/${id}/files?material=rulesOfHygiene&name=%E5%88%B6%E5%BA%A6.pdf`,
        bytes: smallPdf('rules'),
      }),
    },
    'DELETE /api/:region/cases/:case/files/:file': of(
      [drafts.toLoseAFile],
      ({ id, file }) => `/cases/${id}/files/${file}`,
    ),
    'POST /api/:region/cases/:case/sources': of(
      [drafts.liu, drafts.firm, drafts.clerk],
      ({ id }) => `/cases/${id}/sources`,
      () => ({ use: 'earlier', material: 'layout', case: toRefuse.id, file: toRefuse.file }),
    ),
    'POST /api/:region/cases/:case/checks': of(
      [drafts.toVerify, drafts.firm, drafts.clerk],
      ({ id }) => `/cases/${id}/checks`,
      () => ({ material: 'identity', consent: '2026-1' }),
    ),
    'DELETE /api/:region/cases/:case/sources/:material': of(
      [drafts.liu, drafts.firm, drafts.clerk],
      ({ id }) => `/cases/${id}/sources/layout`,
    ),
    'POST /api/:region/drafts/:case/window': of(
      [drafts.liu, drafts.toTakeUp],
      ({ id }) => `/drafts/${id}/window`,
      ({ applicant }) => ({ party: applicant }),
    ),
    'DELETE /api/:region/drafts/:case/window': of([drafts.liu, drafts.toGiveBack], ({ id }) => `/drafts/${id}/window`),
    'DELETE /api/:region/drafts/:case': of([drafts.toDiscard], ({ id }) => `/drafts/${id}`),
    'POST /api/:region/precases': own(`${at}/precases`, {
      item: hygiene.code,
      question: '经营面积二十平方米也要办理吗？',
    }),
    'POST /api/:region/drafts/:case/pre-review': of(
      [drafts.liu, drafts.firm, drafts.clerk],
      ({ id }) => `/drafts/${id}/pre-review`,
      () => ({}),
    ),
    'POST /api/:region/precases/:precase/questions': of(
      [precases.toAskAgain],
      ({ id }) => `/precases/${id}/questions`,
      () => ({ question: '两个门店各办一件吗？' }),
    ),
    'POST /api/:region/precases/:precase/closing': of(
      [precases.toClose],
      ({ id }) => `/precases/${id}/closing`,
      () => ({ satisfied: true }),
    ),
    'POST /api/:region/desk/precases/:precase/answer': of(
      [precases.toAnswer],
      ({ id }) => `/desk/precases/${id}/answer`,
      () => ({ answer: '各门店分别办理。' }),
    ),
    'POST /api/:region/desk/precases/:precase/findings': of(
      shownFiles,
      ({ id }) => `/desk/precases/${id}/findings`,
      () => ({ defects: [defect], answer: null }),
    ),
    'POST /api/:region/cases': of(
      [drafts.toSubmit, drafts.toSubmitForFirm, drafts.toSubmitAtWindow],
      () => '/cases',
      ({ id }) => ({ draft: id, declaration: true, deliverBy: 'electronic' }),
    ),
    'POST /api/:region/cases/:case/acceptance': caseAct([cases.toAccept], 'acceptance', allChecked(hygiene)),
    'POST /api/:region/cases/:case/deficiency-notice': caseAct([cases.toNotify], 'deficiency-notice', {
      defects: [defect],
    }),
    'POST /api/:region/cases/:case/intake-refusal': caseAct([cases.toRefuse], 'intake-refusal', {
      ground: 'not-competent',
      reason: '该场所位于区县，应当由所在地县级卫生健康行政部门实施许可。',
      competentOffice: '海州区卫生健康委员会',
    }),
    'GET /api/:region/desk/posts': own(`${at}/desk/posts`),
    'POST /api/:region/desk/posts/:post/end': own(`${at}/desk/posts/${postToEnd}/end`, {
      reason: 'left',
      day: '2099-01-05',
    }),
    'POST /api/:region/desk/posts/:post/charges': own(`${at}/desk/posts/${postToCharge}/charges`, {
      charge: 'decide-on-the-spot',
      office: 'yibao',
      how: 'given',
      basis: '即办件授权书〔2026〕1号',
    }),
    'GET /api/:region/desk/duty': own(`${at}/desk/duty`),
    'POST /api/:region/duty/:roster': of(
      [duty],
      ({ id }) => `/duty/${id}`,
      () => ({
        days: [
          { day: '2099-01-05', person: null },
          { day: '2099-01-06', person: onDuty },
        ],
      }),
    ),
    'POST /api/:region/desk/cases/:case/second-notice': of(
      [cases.toAllow],
      ({ id }) => `/desk/cases/${id}/second-notice`,
      () => ({ reason: '申请人补正时更换了整套图纸，原先的告知已无法涵盖，确需再告知一次。' }),
    ),
    'POST /api/:region/desk/cases/:case/refusal-examination': of(
      [cases.toExamine],
      ({ id }) => `/desk/cases/${id}/refusal-examination`,
      () => ({ finding: 'in-order', words: '核对权责清单，该事项确属区县权限。' }),
    ),
    'POST /api/:region/cases/:case/spot-mending': caseAct([cases.toMend], 'spot-mending', {
      lines: [{ about: 'field', key: 'area' }],
      answers: { area: 30 },
    }),
    'POST /api/:region/cases/:case/correction': caseAct([cases.toCorrect, cases.toCorrectAtWindow], 'correction', {
      answers: { area: 30 },
    }),
    'POST /api/:region/desk/obligations/:obligation/extension': of(
      [obligations.toExtend],
      ({ id }) => `/desk/obligations/${id}/extension`,
      () => ({ days: 2, reason: '台风期间档案馆停止对外服务' }),
    ),
    'POST /api/:region/desk/obligations/:obligation/payment': of(
      [obligations.toPay],
      ({ id }) => `/desk/obligations/${id}/payment`,
      () => ({ voucher: '3207260001234567' }),
    ),
    'POST /api/:region/desk/obligations/:obligation/waiver': of(
      [obligations.toWaive],
      ({ id }) => `/desk/obligations/${id}/waiver`,
      () => ({ reason: '材料已由本机关核查取得，无须再补' }),
    ),
    'POST /api/:region/cases/:case/deferred-materials': caseAct([cases.toSupply], 'deferred-materials', {}),
    'POST /api/:region/cases/:case/deferred-check': caseAct([cases.toCheck], 'deferred-check', {
      found: [{ material: 'rulesOfHygiene', inOrder: true, remark: null }],
    }),
    'POST /api/:region/cases/:case/deferral-ending': caseAct([cases.toEnd], 'deferral-ending', {
      reason: '经催告，承诺后补的卫生管理制度逾期仍未补交。',
    }),
    'POST /api/:region/cases/:case/delivery-choice': caseAct(
      [cases.toWithdraw, cases.toCorrectAtWindow],
      'delivery-choice',
      { deliverBy: 'electronic' },
    ),
    'POST /api/:region/cases/:case/dispatch': caseAct([cases.toDispatch], 'dispatch', {
      packed: ['decision', 'licence'],
    }),
    'POST /api/:region/cases/:case/deposit': caseAct([cases.toDeposit], 'deposit', { packed: ['decision', 'licence'] }),
    'POST /api/:region/cases/:case/urging': caseAct([cases.inReview], 'urging', {}),
    'POST /api/:region/cases/:case/withdrawal': caseAct([cases.toWithdraw], 'withdrawal', { reason: '另行办理' }),
    'GET /api/:region/review/absence': own(`${at}/review/absence`),
    'POST /api/:region/review/absence/:ownPost': of(
      [ownPost],
      ({ id }) => `/review/absence/${id}`,
      () => ({ from: '2099-01-05', through: '2099-01-06', reason: 'travel', deputy: null }),
    ),
    'POST /api/:region/review/absence/:ownPost/end': of(
      [ownPost],
      ({ id }) => `/review/absence/${id}/end`,
      () => ({}),
    ),
    'GET /api/:region/desk/cases/:case/copies': of(allCases, ({ id }) => `/desk/cases/${id}/copies`),
    'POST /api/:region/desk/cases/:case/copies': of(
      [toAccept, ofFourOffices],
      ({ id }) => `/desk/cases/${id}/copies`,
      () => ({ post: residentIds.grant(region, 'inspector-fagai-b'), ground: 'follow-up' }),
    ),
    'GET /api/:region/desk/copies': own(`${at}/desk/copies?limit=100`),
    'GET /api/:region/desk/copies/:copy': of([copied], ({ id }) => `/desk/copies/${id}`),
    'POST /api/:region/desk/copies/:copy/seen': of(
      [copied],
      ({ id }) => `/desk/copies/${id}/seen`,
      () => ({}),
    ),
    'GET /api/:region/desk/late-steps': own(`${at}/desk/late-steps`),
    'GET /api/:region/desk/over-internal': own(`${at}/desk/over-internal`),
    'GET /api/:region/desk/items/:item/consistency': own(`${at}/desk/items/public-venue-hygiene/consistency`),
    'POST /api/:region/cases/:case/parts/:part/split': caseAct([cases.toSplit], 'parts/advertising/split', {}),
    'POST /api/:region/cases/:case/parts/:part/join': caseAct([cases.toBeJoined], 'parts/food/join', {
      joins: cases.toJoin.id,
    }),
    'GET /api/:region/desk/checks': own(`${at}/desk/checks`),
    'POST /api/:region/cases/:case/promise-check': caseAct([cases.toCheckPromise], 'promise-check', {
      finding: 'true',
      report: '现场与承诺一致，卫生检测报告和管理制度均已具备。',
      officers: ['凌云志', '霍思敏'],
      signed: true,
    }),
    'POST /api/:region/cases/:case/inspection-order': caseAct([cases.toCheckPromise], 'inspection-order', {
      reason: '有顾客反映用品用具没有一客一换，并提供了当天的照片。',
    }),
    'POST /api/:region/cases/:case/inspections/:inspection/record': caseAct(
      [cases.toInspect],
      'inspections/inspection1/record',
      {
        finding: 'handed-over',
        points: itemOf('public-venue-hygiene').supervision!.points.map(({ key }) => ({
          point: key,
          met: false,
          seen: '已现场查看',
        })),
        report: '现场查看了各项检查内容，均不符合要求，移送许可机关处理。',
        signed: true,
      },
    ),
    'POST /api/:region/cases/:case/promise-check-order': caseAct([cases.toOrderCheckOf], 'promise-check-order', {
      reason: '有人反映该项目已经建成两条生产线，年用电量明显超过备案的数量。',
    }),
    'POST /api/:region/cases/:case/promise-repair': caseAct([cases.toRepair], 'promise-repair', {
      reason: '已补做卫生检测并合格，卫生管理制度已建立，现场复核属实。',
    }),
    'POST /api/:region/cases/:case/instant-decision': caseAct([cases.toDecideOnTheSpot], 'instant-decision', {
      ...allChecked(itemOf('remote-treatment-filing')),
      outcome: 'granted',
      basis: '《中华人民共和国社会保险法》第二十九条',
    }),
    'POST /api/:region/cases/:case/person-review': caseAct([cases.toAskPerson], 'person-review', {}),
    'POST /api/:region/items/:item/rule-trial': own(`${at}/items/resident-medical-insurance/rule-trial`, {
      rules: itemOf('resident-medical-insurance').decisionRules!,
    }),
    'POST /api/:region/cases/:case/promise-withdrawal': caseAct([cases.toTakeBack], 'promise-withdrawal', {
      reason: '改按一般程序办理',
    }),
    'POST /api/:region/cases/:case/withdrawal-recall': caseAct([cases.toRecall], 'withdrawal-recall', {}),
    'POST /api/:region/cases/:case/withdrawal-confirmation': caseAct([cases.toConsent], 'withdrawal-confirmation', {}),
    'POST /api/:region/cases/:case/withdrawal-refusal': caseAct([cases.toDecline], 'withdrawal-refusal', {
      ground: 'interests-of-others',
      reason: '本申请涉及相邻经营者的重大利益，须继续审查后作出决定。',
    }),
    'POST /api/:region/cases/:case/messages': caseAct(allCases, 'messages', { text: '请问什么时候能办好？' }),
    'POST /api/:region/cases/:case/messages/seen': caseAct([toAccept, toNotify], 'messages/seen', {}),
    'POST /api/:region/cases/:case/receipt': caseAct([cases.toReceive], 'receipt', {}),
    'POST /api/:region/cases/:case/hand-over': of(
      [cases.toHandOver],
      ({ id }) => `/cases/${id}/hand-over`,
      ({ applicantCode }) => ({
        document: 'resident-id-card',
        looked: true,
        code: applicantCode,
        signature: { how: 'typed', name: '刘明德', declared: true },
      }),
    ),
    'POST /api/:region/cases/:case/rating': caseAct([cases.toRate], 'rating', { stars: 4, tags: [], remark: null }),
    'POST /api/:region/review/tasks/:task/aside': of(
      [tasks.toReturn],
      ({ id }) => `/review/tasks/${id}/aside`,
      () => ({ ground: 'records', days: 1 }),
    ),
    'POST /api/:region/review/tasks/:task/aside/end': of(
      [tasks.toReturn],
      ({ id }) => `/review/tasks/${id}/aside/end`,
      () => ({}),
    ),
    'POST /api/:region/review/tasks/:task/urging': of(
      [tasks.toUrge],
      ({ id }) => `/review/tasks/${id}/urging`,
      () => ({}),
    ),
    'POST /api/:region/review/tasks/:task/opinion/taking-back': of(
      [tasks.toHaveBack],
      ({ id }) => `/review/tasks/${id}/opinion/taking-back`,
      () => ({}),
    ),
    'POST /api/:region/review/tasks/:task/sending-back': of(
      [tasks.toUrge],
      ({ id }) => `/review/tasks/${id}/sending-back`,
      () => ({ to: hygiene.tasks[0]!.key, ground: 'unclear', reason: '请写明卫生检测报告的结论。' }),
    ),
    'POST /api/:region/review/tasks/:task/added': of(
      [tasks.toReturn],
      ({ id }) => `/review/tasks/${id}/added`,
      () => ({
        how: 'parallel',
        office: hygiene.tasks[0]!.office,
        section: hygiene.tasks[0]!.section,
        reason: '请一并核实集中空调通风系统。',
      }),
    ),
    'POST /api/:region/review/tasks/:task/added/:added/removal': of(
      [tasks.toReturn],
      ({ id }) => `/review/tasks/${id}/added/${hygiene.tasks[0]!.key}Added1/removal`,
      () => ({}),
    ),
    'POST /api/:region/review/tasks/:task/draft': of(
      [tasks.toReturn],
      ({ id }) => `/review/tasks/${id}/draft`,
      () => ({ reason: '请草拟卫生检测部分的意见。' }),
    ),
    'POST /api/:region/review/tasks/:task/procedures': of(
      [tasks.review],
      ({ id }) => `/review/tasks/${id}/procedures`,
      () => ({ kind: 'testing', expectedDays: 5, reason: '需要对场所空气质量进行检测。' }),
    ),
    'POST /api/:region/review/tasks/:task/procedures/:procedure/end': of(
      [tasks.review],
      ({ id }) => `/review/tasks/${id}/procedures/testing-1/end`,
      () => ({ result: '检测结果符合卫生标准的要求。' }),
    ),
    'POST /api/:region/review/tasks/:task/opinion': of(
      [tasks.review],
      ({ id }) => `/review/tasks/${id}/opinion`,
      () => ({
        verdict: 'pass',
        reasons: '',
        scores: sheet.criteria.map(({ key, points }) => ({ criterion: key, points, met: true, finding: '符合' })),
      }),
    ),
    'POST /api/:region/review/tasks/:task/feedback': of(
      [tasks.merge],
      ({ id }) => `/review/tasks/${id}/feedback`,
      () => ({ verdict: 'pass', summary: '四个单位意见一致，同意报请决定。' }),
    ),
    'POST /api/:region/review/tasks/:task/expert-opinion': of(
      [tasks.expertOpinion],
      ({ id }) => `/review/tasks/${id}/expert-opinion`,
      () => ({ verdict: 'pass', scores: fullMarks('chemical-safety-conditions', 'experts'), reasons: '' }),
    ),
    'POST /api/:region/review/tasks/:task/confirmed-changes': of(
      [tasks.confirmChanges],
      ({ id }) => `/review/tasks/${id}/confirmed-changes`,
      () => ({ found: [{ change: 'c1', done: true }] }),
    ),
    'GET /api/:region/review/tasks/:task/visit-place': of(
      [tasks.appointVisit],
      ({ id }) => `/review/tasks/${id}/visit-place`,
    ),
    'POST /api/:region/review/tasks/:task/visit-appointment': of(
      [tasks.appointVisit],
      ({ id }) => `/review/tasks/${id}/visit-appointment`,
      () => experts.appointment,
    ),
    'POST /api/:region/review/tasks/:task/visit-photos': {
      things: [tasks.recordVisit],
      call: ({ id }) => ({ path: `${at}/review/tasks/${id}/visit-photos?file=${randomUUID()}`, bytes: experts.photo }),
    },
    'GET /api/:region/review/tasks/:task/visit-photos/:photo': of(
      [tasks.signVisit],
      ({ id }) => `/review/tasks/${id}/visit-photos/1`,
    ),
    'POST /api/:region/review/tasks/:task/visit-record': of(
      [tasks.recordVisit],
      ({ id }) => `/review/tasks/${id}/visit-record`,
      () => visitRecord,
    ),
    'POST /api/:region/review/tasks/:task/visit-signature': of(
      [tasks.signVisit],
      ({ id }) => `/review/tasks/${id}/visit-signature`,
      () => ({}),
    ),
    'POST /api/:region/cases/:case/revision': caseAct([experts.cases.toRevise], 'revision', {}),
    'GET /api/:region/desk/experts': own(`${at}/desk/experts`),
    'POST /api/:region/experts': own(`${at}/experts`, {
      name: '沈新',
      code: '320705197003010025',
      rank: '高级工程师',
      employer: { name: '演示省化工设计院', code: null },
      ties: [],
      fields: [anExpertField],
      declared: true,
    }),
    'POST /api/:region/experts/:expert/fields': own(`${at}/experts/${anExpert}/fields`, { fields: [otherExpertField] }),
    'POST /api/:region/experts/:expert': own(`${at}/experts/${anExpert}`, {
      rank: '教授级高级工程师',
      employer: { name: '演示省化工设计院', code: null },
      ties: [{ name: '连云港某某化工有限公司', code: null }],
    }),
    'POST /api/:region/experts/:expert/suspension': own(`${at}/experts/${anExpert}/suspension`, {
      reason: '本人申请暂停',
    }),
    'POST /api/:region/review/tasks/:task/meetings/:meeting/statement': of(
      [tasks.toSpeak],
      ({ id }) => `/review/tasks/${id}/meetings/meeting-1/statement`,
      () => ({ votes: ['for'], words: '车道净宽符合规范，无须补充。' }),
    ),
    'POST /api/:region/review/tasks/:task/meetings/:meeting/sitting': of(
      [tasks.toClose],
      ({ id }) => `/review/tasks/${id}/meetings/meeting-1/sitting`,
      () => ({ heldOn: today(), time: '14:00', place: '第二会议室', reason: '会议室另有安排' }),
    ),
    'POST /api/:region/review/tasks/:task/meetings/:meeting/notes': of(
      [tasks.toClose],
      ({ id }) => `/review/tasks/${id}/meetings/meeting-1/notes`,
      () => ({ point: 1, words: '车道净宽符合规范。' }),
    ),
    'POST /api/:region/review/tasks/:task/meetings/:meeting/minutes': of(
      [tasks.toClose],
      ({ id }) => `/review/tasks/${id}/meetings/meeting-1/minutes`,
      () => ({ minutes: '会商认为消防车道宽度满足要求，同意形成反馈意见。' }),
    ),
    'POST /api/:region/review/tasks/:task/meetings/:meeting/signature': of(
      [tasks.toSpeak],
      ({ id }) => `/review/tasks/${id}/meetings/meeting-1/signature`,
      () => ({}),
    ),
    'POST /api/:region/review/tasks/:task/meetings': of(
      [tasks.toClose],
      ({ id }) => `/review/tasks/${id}/meetings`,
      () => ({ agenda: ['消防车道宽度是否满足要求'] }),
    ),
    'POST /api/:region/review/tasks/:task/third-parties': of(
      [tasks.offerHearing],
      ({ id }) => `/review/tasks/${id}/third-parties`,
      () => ({ reason: '项目东侧住宅楼的日照可能受到影响。' }),
    ),
    'POST /api/:region/desk/cases/:case/third-parties': of(
      [hearings.cases.toOffer],
      ({ id }) => `/desk/cases/${id}/third-parties`,
      () => ({ name: '海州湾小区业主委员会', address: '连云港市海州区通灌南路 1 号' }),
    ),
    'POST /api/:region/desk/cases/:case/third-parties/announcement': of(
      [hearings.cases.toOffer],
      ({ id }) => `/desk/cases/${id}/third-parties/announcement`,
      () => ({ count: 120, whom: '项目东侧海州湾小区的全体业主。' }),
    ),
    'POST /api/:region/desk/cases/:case/third-parties/:thirdParty/statement': of(
      [hearings.cases.toOffer],
      ({ id }) => `/desk/cases/${id}/third-parties/party-1/statement`,
      () => ({ words: '请核对日照分析。', summary: '要求核对日照分析的结论。' }),
    ),
    'POST /api/:region/desk/cases/:case/third-parties/:thirdParty/hearing': of(
      [hearings.cases.toOffer],
      ({ id }) => `/desk/cases/${id}/third-parties/party-1/hearing`,
      () => ({ choice: 'waived', way: 'paper' }),
    ),
    'POST /api/:region/cases/:case/statement': caseAct([hearings.cases.toState], 'statement', {
      words: '日照分析已经按照要求补充。',
    }),
    'POST /api/:region/cases/:case/statement-waiver': caseAct([hearings.cases.toDoWithout], 'statement-waiver', {}),
    'POST /api/:region/desk/cases/:case/statement/summary': of(
      [hearings.cases.toPassOn],
      ({ id }) => `/desk/cases/${id}/statement/summary`,
      () => ({ summary: '日照分析已经按照要求补充。' }),
    ),
    'POST /api/:region/review/tasks/:task/hearing': of(
      [tasks.offerHearing],
      ({ id }) => `/review/tasks/${id}/hearing`,
      () => ({ reason: '项目东侧住宅楼的日照可能受到影响。' }),
    ),
    'POST /api/:region/review/tasks/:task/hearing/order': of(
      [tasks.orderHearing],
      ({ id }) => `/review/tasks/${id}/hearing/order`,
      () => ({ reason: '项目位于滨海公共岸线，涉及重大公共利益。' }),
    ),
    'POST /api/:region/review/tasks/:task/hearing/appointment': of(
      [tasks.appointHearing],
      ({ id }) => `/review/tasks/${id}/hearing/appointment`,
      () => ({ heldOn: hearings.heldOn, time: '09:30', place: '三楼听证室' }),
    ),
    'POST /api/:region/review/tasks/:task/hearing/minutes': of(
      [tasks.holdHearing],
      ({ id }) => `/review/tasks/${id}/hearing/minutes`,
      () => ({ applicant: 'present', evidence: 'written', minutes: hearings.minutes }),
    ),
    'POST /api/:region/cases/:case/hearing-request': caseAct([hearings.cases.toAsk], 'hearing-request', {}),
    'POST /api/:region/cases/:case/hearing-waiver': caseAct([hearings.cases.toWaive], 'hearing-waiver', {}),
    'POST /api/:region/cases/:case/hearing-signature': caseAct([hearings.cases.toHold], 'hearing-signature', {}),
    'POST /api/:region/cases/:case/hearing-recusal': caseAct([hearings.cases.toRecuse], 'hearing-recusal', {
      words: '主持人与本项目的施工单位有直接利害关系。',
    }),
    'POST /api/:region/desk/cases/:case/hearing-recusal': of(
      [hearings.cases.toRecuseByLetter],
      ({ id }) => `/desk/cases/${id}/hearing-recusal`,
      () => ({ by: 'applicant', way: 'written', words: '主持人与本项目的施工单位有直接利害关系。' }),
    ),
    'POST /api/:region/desk/cases/:case/hearing-recusal/decision': of(
      [hearings.cases.recused],
      ({ id }) => `/desk/cases/${id}/hearing-recusal/decision`,
      () => ({ outcome: 'refused', reason: '经核对，主持人与该事项没有直接利害关系，不需要回避。' }),
    ),
    'POST /api/:region/desk/cases/:case/hearing-signature': of(
      [hearings.cases.held],
      ({ id }) => `/desk/cases/${id}/hearing-signature`,
      () => ({ how: 'paper' }),
    ),
    'POST /api/:region/review/tasks/:task/hearing/report': of(
      [tasks.holdHearing],
      ({ id }) => `/review/tasks/${id}/hearing/report`,
      () => ({ report: '听证查明日照满足标准，争议已经澄清，建议准予许可。' }),
    ),
    'POST /api/:region/review/tasks/:task/extension': of(
      [tasks.decide],
      ({ id }) => `/review/tasks/${id}/extension`,
      () => ({ reason: '需要会同相邻区县核实排水情况。' }),
    ),
    'POST /api/:region/review/tasks/:task/extension/answer': of(
      [tasks.extend],
      ({ id }) => `/review/tasks/${id}/extension/answer`,
      () => ({ approves: true }),
    ),
    'POST /api/:region/desk/cases/:case/extension': of(
      [cases.toSplit],
      ({ id }) => `/desk/cases/${id}/extension`,
      () => ({ reason: '各事项的现场核查不能在期限内全部完成。' }),
    ),
    'POST /api/:region/desk/cases/:case/closures': of(
      [cases.toRate],
      ({ id }) => `/desk/cases/${id}/closures`,
      () => ({
        way: 'revocation',
        ground: 'fraud',
        facts: '申请时提交的卫生检测报告编号在检测机构的登记中不存在，经书面核实系伪造。',
      }),
    ),
    'POST /api/:region/desk/cases/:case/end-proofs': {
      things: [cases.toRate],
      call: ({ id }) => ({ path: `${at}/desk/cases/${id}/end-proofs?name=a.pdf`, bytes: smallPdf('proof') }),
    },
    'POST /api/:region/desk/cases/:case/hand-over': of(
      [cases.toInspect],
      ({ id }) => `/desk/cases/${id}/hand-over`,
      () => ({ reason: '已由执法机构立案处理，依法作出警告的处罚决定，证照继续有效。' }),
    ),
    'POST /api/:region/cases/:case/closures/:closure/statement': caseAct(
      [cases.toReceive],
      'closures/closure1/statement',
      { words: '检测报告由中介提供，本人并不知情。' },
    ),
    'POST /api/:region/desk/cases/:case/closures/:closure/proposal': of(
      [cases.toHandOver],
      ({ id }) => `/desk/cases/${id}/closures/closure1/proposal`,
      () => ({ summary: '被许可人称检测报告由中介提供，本人不知情。' }),
    ),
    'POST /api/:region/review/tasks/:task/closure': of(
      [tasks.closure],
      ({ id }) => `/review/tasks/${id}/closure`,
      () => ({ outcome: 'ended', reasons: '伪造的检测报告是准予许可的条件之一，不知情不影响认定。' }),
    ),
    'POST /api/:region/review/tasks/:task/decision': of(
      [tasks.decide],
      ({ id }) => `/review/tasks/${id}/decision`,
      () => ({ outcome: 'granted', reasons: '', basis: '《公共场所卫生管理条例》第四条' }),
    ),
    'POST /api/:region/review/tasks/:task/return': of(
      [tasks.toReturn],
      ({ id }) => `/review/tasks/${id}/return`,
      () => ({ ground: 'illness' }),
    ),
    'POST /api/:region/desk/cases/:case/seal-openings': of(
      [cases.ofFourOffices],
      ({ id }) => `/desk/cases/${id}/seal-openings`,
      () => ({ task: 'merge', ground: 'litigation', document: '（2026）苏07行初15号' }),
    ),
    'GET /api/:region/desk/cases/:case/seal-openings/:opening': of(
      [cases.ofFourOffices],
      ({ id }) => `/desk/cases/${id}/seal-openings/${openings.toOpen}`,
    ),
    'POST /api/:region/desk/cases/:case/seal-openings/:opening/confirmation': of(
      [cases.ofFourOffices],
      ({ id }) => `/desk/cases/${id}/seal-openings/${openings.toOpen}/confirmation`,
      () => ({}),
    ),
    'GET /api/:region/desk/cases/:case/seal-openings/:opening/person': of(
      [cases.ofFourOffices],
      ({ id }) => `/desk/cases/${id}/seal-openings/${openings.toOpen}/person`,
    ),
    'POST /api/:region/desk/cases/:case/seal-openings/:opening/refusal': of(
      [cases.inReview],
      ({ id }) => `/desk/cases/${id}/seal-openings/${openings.toRefuse}/refusal`,
      () => ({ reason: 'not-necessary' }),
    ),
    'POST /api/:region/desk/cases/:case/erasures': of(
      [cases.toErase],
      ({ id }) => `/desk/cases/${id}/erasures`,
      () => ({ ground: 'judgment', document: '（2026）苏07行初15号' }),
    ),
    'POST /api/:region/desk/cases/:case/erasures/:erasure/confirmation': of(
      [cases.toConfirmErasure],
      ({ id }) => `/desk/cases/${id}/erasures/${erasure}/confirmation`,
      () => ({}),
    ),
    'POST /api/:region/items/:item/rules': own(`${at}/items/resident-medical-insurance/rules`, publishedRules),
    'POST /api/:region/items/:item/form': own(`${at}/items/traffic-impact-assessment/form`, designedForm),
    'GET /api/:region/calendar': own(`${at}/calendar`),
    'POST /api/:region/calendar/notices': own(`${at}/calendar/notices`, {
      name: '关于 2027 年部分节假日安排的通知',
      from: '2027-01-01',
      through: '2027-12-31',
      days: [{ day: '2027-01-01', kind: 'holiday', name: '元旦' }],
    }),
    'POST /api/:region/halls/:hall/hours': own(`${at}/halls/zhengwu-hall/hours`, {
      counter: null,
      hours: { workday: [{ from: '08:30', to: '18:00' }], restday: [] },
    }),
    'GET /api/:region/desk/office-reminders': own(`${at}/desk/office-reminders`),
    'POST /api/:region/desk/office-reminders/:office': own(`${at}/desk/office-reminders/zhujian`, { days: 2 }),
    'GET /api/:region/desk/operations/dead-effects': own(`${at}/desk/operations/dead-effects`),
    'POST /api/:region/desk/operations/dead-effects/:effect/resend': own(
      `${at}/desk/operations/dead-effects/${deadEffect}/resend`,
      {},
    ),
    'POST /api/:region/window/parties': own(`${at}/window/parties`, {
      kind: 'person',
      name: '刘明德',
      code: '32070319900101001X',
      phone: '13900000001',
      document: 'resident-id-card',
    }),
    'POST /api/:region/window/registrations': own(`${at}/window/registrations`, newcomer),
    'POST /api/:region/window/mandates-of-present': own(`${at}/window/mandates-of-present`, {
      agent: residentIds.party('xu-ruolan'),
    }),
    'POST /api/:region/window/mandates-given': own(`${at}/window/mandates-given`, {
      principal: residentIds.party('xu-ruolan'),
    }),
    'POST /api/:region/window/mandate-revocations': own(`${at}/window/mandate-revocations`, mandateToRevoke),
    'POST /api/:region/window/mandates': own(`${at}/window/mandates`, {
      agent: residentIds.party('xu-ruolan'),
      principal: { kind: liu.kind, name: liu.name, code: liu.code },
      acts: ['file'],
      items: null,
      signedOn: '2026-01-05',
      validUntil: null,
      document: 'original',
    }),
    'POST /api/:region/demonstration/clock': own(`${at}/demonstration/clock`, { forwardDays: 1 }),
    'POST /api/demonstration/session': own('/api/demonstration/session', { account: 'applicant-xu-ruolan' }),
    'PUT /api/session': own('/api/session'),
    'DELETE /api/session': own('/api/session'),
  }
}

const paperOriginals = hygiene.materials.filter((one) => one.ways.includes('paper')).map((one) => one.key)

const traffic = itemOf('traffic-impact-assessment')
const designedForm = {
  basedOn: traffic.revision,
  holds: traffic.holds,
  form: traffic.form.map((group, place) => (place === 0 ? { ...group, title: `${group.title}信息` } : group)),
}

const insurance = itemOf('resident-medical-insurance')
const publishedRules = {
  basedOn: insurance.revision,
  rules: { ...insurance.decisionRules!, version: '2027-1', rules: insurance.decisionRules!.rules.toReversed() },
  seen: { tried: 0, same: 0, toPerson: 0, differs: 0 },
}
