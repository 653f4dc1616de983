import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent, Defect } from '#contracts/case-events.ts'
import { submitCase } from '#contracts/cases.ts'
import { Item } from '#contracts/item.ts'
import { truthDeclaration } from '#contracts/truth-declaration.ts'
import { fold } from '#kernel/decider.ts'
import { parseDay } from '#kernel/day.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { publicVenueHygiene } from '#seed/items/public-venue-hygiene.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import { toldLate, waitedToHear } from '#server/modules/cases/intake/told-late.ts'

const commitment = `c1:${'a'.repeat(64)}`
const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
const env = (day: string, returns = 1, remedies = publicVenueHygiene.remedies) => ({
  item: { ...Item.parse({ ...publicVenueHygiene, returns }), remedies },
  calendar: china,
  day: parseDay(day),
  newRef: () => '00000000-0000-4000-8000-000000000001',
})
const on = (...at: Parameters<typeof env>) => specification(caseDecider, env(...at))
const submitted: Extract<CaseEvent, { type: 'submitted' }> = {
  type: 'submitted',
  number: 'N1',
  hall: null,
  applicant: commitment,
  applicantKind: 'person',
  plain: {},
  sealed: commitment,
  materials: [],
  deliverBy: 'electronic',
  item: publicVenueHygiene.code,
  revision: 1,
  intakeOffice: 'weijian',
  day: '2026-04-20',
  intakeDue: due('2026-04-27'),
  answerBy: '2026-04-22',
}
suite('第三十一条: whoever applies answers for the truth of what is filed', () => {
  const filing = {
    number: 'N1',
    hall: null,
    applicant: commitment,
    applicantKind: 'person' as const,
    plain: {},
    sealed: commitment,
    materials: [],
    deliverBy: 'electronic' as const,
    draw: { pledge: 'a'.repeat(64), contribution: 'c' },
  }
  for (const how of ['own', 'at-window', 'in-writing'] as const)
    test(`the case keeps which declaration was made, ${how}`, () => {
      const declared = { version: truthDeclaration.version, how }
      const events = caseDecider.decide({ type: 'submit', ...filing, declared }, caseDecider.initial, env('2026-04-20'))
      assert.deepEqual(fold(caseDecider, events).declared, declared)
    })
  test('nothing is filed without it', () =>
    assert.deepEqual(
      submitCase
        .body!.safeParse({ draft: commitment, declaration: false, deliverBy: 'electronic' })
        .error?.issues.map(({ path }) => path[0])
        .includes('declaration'),
      true,
    ))
})

test('an answer that a correction leaves empty stands in the case no more', () => {
  const filed = { ...submitted, plain: { area: 80, remark: '靠近学校' } }
  const emptied = { ...corrected, plain: { remark: null }, answered: ['remark'] }
  assert.deepEqual(fold(caseDecider, [filed, noticed, emptied]).plain, { area: 80 })
  assert.deepEqual(fold(caseDecider, [filed, noticed, { ...emptied, plain: { remark: '临街' } }]).plain, {
    area: 80,
    remark: '临街',
  })
})

const defect = (key: string): Defect => ({ about: 'material', key, reason: 'illegible', remark: '请重新扫描后提交' })
const noticed: CaseEvent = { type: 'deficiency-notified', defects: [defect('layout')], day: '2026-04-21' }
const corrected: CaseEvent = {
  type: 'corrected',
  day: '2026-04-22',
  materials: [
    { material: 'layout', file: null, way: 'paper', content: null, mediaType: null, bytes: null },
    { material: 'layout', file: null, way: 'paper', content: null, mediaType: null, bytes: null },
  ],
  plain: {},
  sealed: null,
  answered: [],
  intakeDue: due('2026-04-29'),
  answerBy: '2026-04-24',
}
const notify = (...keys: string[]) => ({ type: 'notify-deficiency' as const, defects: keys.map(defect) })
const reason = '申请人补正时更换了整套图纸，原先的告知已无法涵盖，确需再告知一次。'

suite('网上值守: what a unit leaves unanswered is passed on', () => {
  const ranOut = { type: 'intake-watch-ran-out' as const, deputy: 'zhengwu' }
  const toDeputy: CaseEvent = {
    type: 'intake-unanswered',
    step: 'deputy',
    office: 'zhengwu',
    since: '2026-04-20',
    next: '2026-04-24',
    day: '2026-04-23',
  }
  const toSupervision = (day: string): CaseEvent => ({
    type: 'intake-unanswered',
    step: 'supervision',
    office: null,
    since: '2026-04-20',
    next: null,
    day,
  })
  test('unanswered for two working days, it goes to the deputy of the roster', () =>
    on('2026-04-23').given(submitted).when(ranOut).then(toDeputy))
  test('on the second day itself it is still with its unit', () =>
    on('2026-04-22').given(submitted).when(ranOut).then())
  test('where the roster names no deputy, or the unit itself, it goes to the supervision', () => {
    on('2026-04-23')
      .given(submitted)
      .when({ ...ranOut, deputy: null })
      .then(toSupervision('2026-04-23'))
    on('2026-04-23')
      .given(submitted)
      .when({ ...ranOut, deputy: 'weijian' })
      .then(toSupervision('2026-04-23'))
  })
  test('unanswered by the deputy too, it goes to the supervision on the day before silence is acceptance', () => {
    on('2026-04-24').given(submitted, toDeputy).when(ranOut).then()
    on('2026-04-26').given(submitted, toDeputy).when(ranOut).then(toSupervision('2026-04-26'))
    on('2026-04-27').given(submitted, toDeputy, toSupervision('2026-04-26')).when(ranOut).then()
  })
  test('a late alarm changes nothing where the unit has answered', () =>
    on('2026-04-23').given(submitted, noticed).when(ranOut).then())
  test('past the limit of the law nobody is asked any more', () =>
    on('2026-04-28').given(submitted).when(ranOut).then())
  test('the unit may still answer what was passed on', () =>
    on('2026-04-24')
      .given(submitted, toDeputy)
      .when(notify('layout'))
      .then({ ...noticed, day: '2026-04-24' }))
  test('what comes in after a notice is waited for anew', () =>
    on('2026-04-25')
      .given(submitted, noticed, corrected)
      .when(ranOut)
      .then({ ...toDeputy, since: '2026-04-22', next: '2026-04-28', day: '2026-04-25' }))
  test('a case of before, which names no day, is not passed on', () =>
    on('2026-04-24')
      .given({ ...submitted, answerBy: null })
      .when(ranOut)
      .then())
})

suite('退回次数: how often an applicant is sent back', () => {
  const allowed: CaseEvent = { type: 'second-notice-allowed', reason, day: '2026-04-23' }
  const allow = { type: 'allow-second-notice' as const, reason }
  test('what came in with the correction may be named where the item allows a second return', () =>
    on('2026-04-23', 2)
      .given(submitted, noticed, corrected)
      .when(notify('layout'))
      .then({ type: 'deficiency-notified', defects: [defect('layout')], day: '2026-04-23' }))
  test('what lay there before may not, however many returns are left', () =>
    on('2026-04-23', 2)
      .given(submitted, noticed, corrected)
      .when(notify('layout', 'testReport'))
      .refused('case.no-notice-left'))
  test('at the limit of the item nothing may be named any more', () =>
    on('2026-04-23').given(submitted, noticed, corrected).when(notify('layout')).refused('case.returns-spent'))
  test('a supervisor allows one more notice, with a reason', () =>
    on('2026-04-23').given(submitted, noticed, corrected).when(allow).then(allowed))
  test('not without a reason', () =>
    on('2026-04-23')
      .given(submitted, noticed, corrected)
      .when({ ...allow, reason: '确有需要' })
      .refused('case.exception-needs-reason'))
  test('nor while a notice is left', () =>
    on('2026-04-20').given(submitted).when(allow).refused('case.notice-still-left'))
  test('nor past the limit, for then it is accepted', () =>
    on('2026-04-30').given(submitted, noticed, corrected).when(allow).refused('case.notice-late'))
  test('the allowed notice may name anything on the list, once', () => {
    const second: CaseEvent = { type: 'deficiency-notified', defects: [defect('testReport')], day: '2026-04-24' }
    on('2026-04-24').given(submitted, noticed, corrected, allowed).when(notify('testReport')).then(second)
    on('2026-04-25')
      .given(submitted, noticed, corrected, allowed, second, { ...corrected, day: '2026-04-25' })
      .when(notify('layout'))
      .refused('case.returns-spent')
  })
  const again = {
    ...submitted,
    lineage: {
      case: '00000000-0000-4000-8000-0000000000aa',
      returns: 1,
      since: '2026-03-02',
    },
  }
  test('withdrawing and filing again buys no new notice', () =>
    on('2026-04-21').given(again).when(notify('layout')).refused('case.returns-spent'))
  const line = (key: string) => ({ about: 'material' as const, key })
  const refuse = (...gaps: { about: 'material'; key: string }[]) => ({
    type: 'refuse-at-intake' as const,
    ground: 'incomplete-after-notice' as const,
    reason: '前次补正告知载明的平面图仍未提交，申请材料不齐全。',
    competentOffice: null,
    gaps,
  })
  const incomplete = (key: string): CaseEvent => ({
    type: 'refused-at-intake',
    ground: 'incomplete-after-notice',
    reason: '前次补正告知载明的平面图仍未提交，申请材料不齐全。',
    basis: '《中华人民共和国行政许可法》第三十二条第一款第四项',
    competentOffice: null,
    gaps: [line(key)],
    day: '2026-04-23',
  })
  test('what an earlier filing was told of is no ground: a supervisor may allow this one a notice of its own', () => {
    on('2026-04-21')
      .given(again)
      .when(refuse(line('layout')))
      .refused('case.refusal-needs-notice')
    on('2026-04-21')
      .given(again)
      .when(allow)
      .then({ ...allowed, day: '2026-04-21' })
  })
  test('it is refused for what its own notice named, and never for what only an earlier one did', () => {
    const noticedAgain: CaseEvent = { ...noticed, defects: [defect('testReport')] }
    const back = [again, { ...allowed, day: '2026-04-21' }, noticedAgain, corrected] satisfies CaseEvent[]
    on('2026-04-23')
      .given(...back)
      .when(refuse(line('testReport')))
      .then(incomplete('testReport'))
    on('2026-04-23')
      .given(...back)
      .when(refuse(line('layout')))
      .refused('case.refusal-gap-untold')
  })
  test('a refusal of what is still incomplete says what is', () =>
    on('2026-04-23').given(submitted, noticed, corrected).when(refuse()).refused('case.refusal-needs-gaps'))
  test('either exception is marked as what it is', () => {
    const second: CaseEvent = { type: 'deficiency-notified', defects: [defect('layout')], day: '2026-04-23' }
    const third: CaseEvent = { type: 'deficiency-notified', defects: [defect('testReport')], day: '2026-04-24' }
    const under = (...events: CaseEvent[]) => fold(caseDecider, events).returns.notices.map((notice) => notice.under)
    assert.deepEqual(under(submitted, noticed, corrected, second), [null, 'fresh'])
    assert.deepEqual(under(submitted, noticed, corrected, allowed, third), [null, 'allowed'])
  })
})

suite('即时告知: that no licence is needed, or that the office is another', () => {
  const refused = (day: string, ground: 'not-competent' | 'false-material' = 'not-competent'): CaseEvent => ({
    type: 'refused-at-intake',
    ground,
    reason: '该场所位于区县，应当由所在地县级卫生健康行政部门实施许可。',
    basis: '《中华人民共和国行政许可法》第三十二条第一款第二项',
    competentOffice: '海州区卫生健康委员会',
    day,
  })
  const late = (received: string, event: CaseEvent) =>
    toldLate(waitedToHear(fold(caseDecider, [{ ...submitted, day: received }, event])), china)
  test('is late past the day of receipt, by as many working days', () => {
    assert.equal(late('2026-04-20', refused('2026-04-20')), null)
    assert.deepEqual(late('2026-04-20', refused('2026-04-23')), { received: '2026-04-20', day: '2026-04-23', days: 3 })
  })
  test('what came in on a holiday is told in time on the next working day', () => {
    assert.equal(late('2026-04-18', refused('2026-04-20')), null)
    assert.equal(late('2026-04-18', refused('2026-04-21'))?.days, 1)
  })
  test('of another ground nobody is told at once', () =>
    assert.equal(late('2026-04-20', refused('2026-04-23', 'false-material')), null))
})

suite('不予受理抽查', () => {
  const refused: CaseEvent = {
    type: 'refused-at-intake',
    ground: 'not-competent',
    reason: '该场所位于区县，应当由所在地县级卫生健康行政部门实施许可。',
    basis: '《中华人民共和国行政许可法》第三十二条第一款第二项',
    competentOffice: '海州区卫生健康委员会',
    day: '2026-04-21',
  }
  const examined: CaseEvent = {
    type: 'intake-refusal-examined',
    finding: 'in-order',
    words: '核对权责清单，该事项确属区县权限。',
    day: '2026-04-22',
  }
  const examine = {
    type: 'examine-refusal' as const,
    finding: 'in-order' as const,
    words: '核对权责清单，该事项确属区县权限。',
  }
  test('the supervision looks at each refusal and writes down what it found', () =>
    on('2026-04-22').given(submitted, refused).when(examine).then(examined))
  test('once', () =>
    on('2026-04-23').given(submitted, refused, examined).when(examine).refused('case.refusal-examined'))
  test('in words', () =>
    on('2026-04-22')
      .given(submitted, refused)
      .when({ ...examine, words: '属实' })
      .refused('case.examination-needs-words'))
  test('and nothing else', () => on('2026-04-22').given(submitted).when(examine).refused('case.not-refused-at-intake'))
})

suite('当场更正: an error that can be mended at once', () => {
  const layout = { material: 'layout', file: null, way: 'paper' as const, content: null, mediaType: null, bytes: null }
  const line = { about: 'material' as const, key: 'layout' }
  const mend = {
    type: 'correct' as const,
    materials: [layout],
    plain: {},
    sealed: null,
    answered: [],
    moot: [],
    spot: [line],
  }
  const mended: CaseEvent = {
    type: 'corrected',
    day: '2026-04-22',
    materials: [layout],
    plain: {},
    sealed: null,
    answered: [],
    onTheSpot: true,
    intakeDue: due('2026-04-27'),
    answerBy: '2026-04-22',
  }
  test('is mended at the window, while the limit of the intake runs on', () =>
    on('2026-04-22').given(submitted).when(mend).then(mended))
  test('costs no notice: the one complete list may still be sent', () =>
    on('2026-04-23')
      .given(submitted, mended)
      .when(notify('layout', 'testReport'))
      .then({ type: 'deficiency-notified', defects: [defect('layout'), defect('testReport')], day: '2026-04-23' }))
  test('moves neither the day of receipt nor whose turn it is', () => {
    on('2026-04-28').given(submitted, mended).when({ type: 'intake-watch-ran-out', deputy: null }).then()
    on('2026-04-23').given(submitted, mended).when({ type: 'intake-watch-ran-out', deputy: null }).then({
      type: 'intake-unanswered',
      step: 'supervision',
      office: null,
      since: '2026-04-20',
      next: null,
      day: '2026-04-23',
    })
  })
  test('is done before a notice and before acceptance, and says what it mends', () => {
    on('2026-04-22').given(submitted, noticed).when(mend).refused('case.not-in-intake')
    on('2026-04-28').given(submitted).when(mend).refused('case.mend-late')
    on('2026-04-22')
      .given(submitted)
      .when({ ...mend, spot: [] })
      .refused('case.mend-nothing')
    on('2026-04-22')
      .given(submitted)
      .when({ ...mend, spot: [{ about: 'material', key: 'stamp' }] })
      .refused('case.defect-unknown')
    on('2026-04-22')
      .given(submitted)
      .when({ ...mend, materials: [] })
      .refused('case.correction-missing')
  })
})

suite('授权综合窗口受理: a window takes in what it is charged with, and nothing else', () => {
  const at = { hall: 'zhengwu-hall' }
  const charged = { ...submitted, hall: 'zhengwu-hall', chargedHall: 'zhengwu-hall' }
  const acts = [
    { type: 'accept' as const, checked: [], applies: [] },
    notify('layout'),
    {
      type: 'refuse-at-intake' as const,
      ground: 'not-competent' as const,
      reason: '该场所位于区县，应当由所在地县级卫生健康行政部门实施许可。',
      competentOffice: '海州区卫生健康委员会',
    },
  ]
  test('each of the three acts says at which window it was done, and the office goes on having them', () => {
    on('2026-04-21')
      .given(charged)
      .when({ ...notify('layout'), at })
      .then({ ...noticed, chargedHall: 'zhengwu-hall' })
    on('2026-04-21').given(charged).when(notify('layout')).then(noticed)
  })
  test('what nobody charged a window with, or another hall took in, it does not judge', () => {
    for (const act of acts) {
      on('2026-04-21')
        .given({ ...submitted, hall: 'zhengwu-hall' })
        .when({ ...act, at })
        .refused('window.not-charged')
      on('2026-04-21')
        .given(charged)
        .when({ ...act, at: { hall: 'haizhou-hall' } })
        .refused('window.other-hall')
    }
  })
  test('a second list is refused at the window as it is in the office', () =>
    on('2026-04-22')
      .given(charged, { ...noticed, chargedHall: 'zhengwu-hall' }, corrected)
      .when({ ...notify('testReport'), at })
      .refused('case.no-notice-left'))
})

test('nobody is refused at the intake where the remedies are not known', () => {
  const refusing = {
    type: 'refuse-at-intake' as const,
    ground: 'no-licence-needed' as const,
    reason: '申请的事项依法不需要取得行政许可，可以自行办理。',
    competentOffice: null,
  }
  for (const part of ['reconsiderationOffice', 'reconsiderationUrl', 'court'] as const)
    on('2026-04-20', 1, { ...publicVenueHygiene.remedies, [part]: ' ' })
      .given(submitted)
      .when(refusing)
      .refused('decision.needs-remedies')
})
