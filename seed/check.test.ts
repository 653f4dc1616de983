import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { visibleMaterials } from '#contracts/answers.ts'
import { Item } from '#contracts/item.ts'
import { planPastInternal } from '#contracts/plan-days.ts'
import { openTasks } from '#kernel/plan.ts'
import { checkSeed } from './check.ts'
import type { City } from './city/city.ts'
import { lyg } from './city/lyg.ts'

const [fire, venue] = lyg.items as [Item, Item]

test('the demonstration city can be published as it stands', () => assert.deepEqual(checkSeed(lyg), []))

test('another law that the item names may let the head give more days', () =>
  assert.deepEqual(checkSeed(withVenueExtension(30, 'office-head', '《公共场所卫生管理条例》第八条')), []))

test('a paper that another authority issues bears its seal', () => {
  for (const standard of ['行业主管部门出具的证明（加盖公章）。', '主管部门批准文件（盖章）。', '申请人盖章。'])
    assert.deepEqual(checkSeed(withFire((item) => (material(item, 'designFiles').standard = standard), lyg.items)), [])
})

/** 检测 by the authority itself, after another step. */
const inspectedLate = (item: Item): Item => ({
  ...item,
  tasks: item.tasks.map((task) =>
    task.visit ? { ...task, visit: { ...task.visit, inspects: { way: '检测', standards: ['GB 18218-2018'] } } } : task,
  ),
  plan: {
    series: [{ task: 'experts', onFail: 'continue' }, { task: 'visit', onFail: 'continue' }, { task: 'decide' }],
  },
})

/** A copy of the city with one thing changed in its first item. */
const withFire = (change: (item: ReturnType<typeof copy>) => void, items: readonly Item[] = [fire, venue]): City => {
  const item = copy(fire)
  change(item)
  return { ...lyg, items: items.map((one) => (one === fire ? item : one)) }
}
function withoutLicence(item: Item): Item {
  const plain = copy(item)
  delete material(plain, 'planningPermit').licence
  return plain
}
function withoutChecks(item: Item): Item {
  const plain = copy(item)
  delete material(plain, 'identity').checks
  return plain
}
/** The city with one step of one item given other days. */
const withLimit = (code: string, key: string, days: number): City => ({
  ...lyg,
  items: lyg.items.map((item) => {
    if (item.code !== code) return item
    const changed = copy(item)
    task(changed, key).limitDays = days
    return changed
  }),
})
const withVenueExtension = (days: number, by: 'office-head' | 'government-head', basis: string): City => ({
  ...lyg,
  items: lyg.items.map((item) =>
    item === venue ? { ...item, extension: { ...venue.extension!, days, by, basis } } : item,
  ),
})
/** The city with one thing changed in every item that is chosen. */
const withEach = (chosen: (item: Item) => boolean, change: (item: ReturnType<typeof copy>) => void): City => ({
  ...lyg,
  items: lyg.items.map((item) => {
    if (!chosen(item)) return item
    const changed = copy(item)
    change(changed)
    return changed
  }),
})
const isWhole = ({ parts }: Item) => parts.length > 0
const isLimited = ({ quota }: Item) => quota !== undefined
const isVenue = ({ code }: Item) => code === venue.code
const withVenueLimit = (basis: string): City => ({
  ...lyg,
  items: lyg.items.map((item) =>
    item === venue ? { ...item, statutory: { ...item.statutory, days: 30, basis } } : item,
  ),
})
const withFirstReview = (basis: string): City => ({
  ...lyg,
  items: lyg.items.map((item) => {
    const changed = copy(item)
    for (const { referral } of changed.tasks) if (referral) Object.assign(referral, { firstDays: 25, basis })
    return changed
  }),
})
function withSilentPolice(item: Item): Item {
  const silent = copy(item)
  task(silent, 'traffic').whenLate = { then: 'no-opinion', basis: '没有依据' }
  return silent
}
const reviewedInSilence = (item: Item): Item => ({
  ...item,
  tasks: item.tasks.map((one) =>
    one.key === 'review' ? { ...one, whenLate: { then: 'no-opinion', basis: '《中华人民共和国律师法》第六条' } } : one,
  ),
})

const bearingOnNothing = (part: Item['parts'][number]) => ({ ...part, bearsOn: [] })
const suppliedLater = (item: Item): Item => ({
  ...item,
  deferral: lyg.items.find(({ deferral }) => deferral)!.deferral!,
})
const endedByDefault = (item: Item): Item => ({ ...item, deferral: { ...item.deferral!, consequence: 'end-case' } })
const onPromise = (item: Item): Item => ({
  ...item,
  commitment: lyg.items.find(({ commitment }) => commitment)!.commitment!,
})
const copy = (item: Item) => structuredClone(item)
const field = (item: Item, key: string) => item.form.flatMap((group) => group.fields).find((one) => one.key === key)!
const task = (item: Item, key: string) => item.tasks.find((one) => one.key === key)!
const material = (item: Item, key: string) => item.materials.find((one) => one.key === key)!

suite('what cannot be published', () => {
  const refused: [string, City, RegExp][] = [
    [
      'a project name shown to reviewers',
      withFire((item) => (field(item, 'projectName').sight = 'shown')),
      /“工程名称”含个人信息，不能向审查人员显示/,
    ],
    [
      'a permit that is issued here and asked for again',
      { ...lyg, items: lyg.items.map((item) => (item.code === fire.code ? withoutLicence(fire) : item)) },
      /planningPermit: 建设工程规划许可证 is issued here and asked for again \(item\.material-asked-again\)/,
    ],
    [
      'an applicant sent back more than once, without saying why',
      withFire((item) => (item.returns = 2)),
      /sends an applicant back 2 times, and says not why/,
    ],
    [
      'an applicant sent back more than once by what only restricts it',
      withFire((item) =>
        Object.assign(item, { returns: 2, returnsBasis: '连政办传〔2023〕8号：严格限制受理退回次数' }),
      ),
      /sends an applicant back 2 times, and names no article of a law that lets it/,
    ],
    ['an item that lets nobody be told what is missing', withFire((item) => (item.returns = 0)), /returns: Too small/],
    [
      'windows charged by another office than the one whose notices they give',
      withFire((item) => (item.acceptance = { at: 'window', basis: '连云港市卫生健康委员会授权综合窗口受理的授权书' })),
      /acceptance: charged by another office than 连云港市政务服务管理办公室, whose papers it is about/,
    ],
    [
      'an identity card that a register tells of',
      {
        ...lyg,
        items: lyg.items.map((item) => (item.code === 'resident-medical-insurance' ? withoutChecks(item) : item)),
      },
      /identity: 居民身份证或者户口簿 is told by 居民身份信息 and asked for \(item\.material-checked-elsewhere\)/,
    ],
    [
      'a promise about what bears on public safety',
      withFire((item) => (item.commitment = { ...structuredClone(venue.commitment!), listed: undefined })),
      /commitment: the item bears on public-safety, where no commitment may be taken/,
    ],
    [
      'a promise in a matter of safety on a list of nobody’s',
      withFire(
        (item) =>
          (item.commitment = { ...structuredClone(venue.commitment!), listed: '某市告知承诺事项清单二〇二五年版' }),
      ),
      /commitment: the item bears on public-safety, where no commitment may be taken/,
    ],
    [
      'a promise in place of a material that nobody asks for',
      withFire((item) => (item.commitment = structuredClone(venue.commitment!))),
      /commitment: no material testReport to dispense with/,
    ],
    [
      'a licence that nobody issues',
      withFire((item) => (material(item, 'planningPermit').licence = '11320700MB9T00046300X')),
      /no item issues licences of 11320700MB9T00046300X/,
    ],
    [
      'a hidden material that a task sees',
      withFire((item) => task(item, 'planning').sees.push('application')),
      /“特殊建设工程消防设计审查申请表”由申请人填写，写有身份|不给审查人员看，却列在/,
    ],
    [
      'a condition on a question asked later',
      withFire((item) => (field(item, 'workKind').when = { answer: 'specialDesign' })),
      /“工程类别”的显示条件：用到的字段 specialDesign 不存在/,
    ],
    [
      'a condition on an option nobody can choose',
      withFire((item) => (material(item, 'designFiles').when = { eq: [{ answer: 'workKind' }, { constant: 'ruin' }] })),
      /选项 ruin 不存在/,
    ],
    [
      'a plan that turns on what only the vault holds',
      withFire(
        (item) =>
          (item.plan = {
            series: [
              { when: { eq: [{ answer: 'projectName' }, { constant: '甲' }] }, then: item.plan },
              { task: 'decide' },
            ],
          }),
      ),
      /字段 projectName 属于个人信息/,
    ],
    [
      'an extension by eleven days of the office’s own head',
      withVenueExtension(11, 'office-head', '《中华人民共和国行政许可法》第四十二条第一款'),
      /extension: 11 days where 行政许可法 第四十二条 lets the office-head give 10 and no other law is named/,
    ],
    [
      'an extension by sixteen days of the head of the government',
      withVenueExtension(16, 'government-head', '《中华人民共和国行政许可法》第四十二条第二款'),
      /extension: 16 days where 行政许可法 第四十二条 lets the government-head give 15/,
    ],
    [
      'an extension of one office’s days by the head of the government',
      withVenueExtension(10, 'government-head', '《中华人民共和国行政许可法》第四十二条第二款'),
      /extension: what one office decides is extended by its own head/,
    ],
    [
      'an extension of what offices decide together by the head of one of them',
      withEach(isWhole, (item) => (item.extension = { ...item.extension!, by: 'office-head', office: item.office })),
      /extension: what offices decide together is extended by the head of their government/,
    ],
    [
      'an extension of what offices decide together by sixteen days',
      withEach(isWhole, (item) => (item.extension!.days = 16)),
      /open-restaurant: extension: 16 days where 行政许可法 第四十二条 lets the government-head give 15/,
    ],
    [
      'a licence whose 许可类别 nobody says',
      withFire((item) => delete item.outcome.category),
      /says 许可类别 where nothing is permitted, or not where it is/,
    ],
    [
      'a limited number that silence gives away',
      withEach(isLimited, (item) => (item.agreedBySilence = { unit: 'working', days: 20, basis: '《某条例》第九条' })),
      /quota: a place is given by whoever is drawn to decide/,
    ],
    [
      'silence where a hearing is required',
      withFire((item) => {
        item.hearing!.required = { reason: '法律规定实施该许可应当听证。', basis: '《某法》第十条' }
        item.agreedBySilence = { unit: 'working', days: 15, basis: '《某条例》第九条' }
      }),
      /hearing: what must be heard is decided by a person, after the hearing/,
    ],
    [
      'a licence that takes thirty working days by the licensing law itself',
      withVenueLimit('《中华人民共和国行政许可法》第四十二条；《公共场所卫生许可办法》第五条'),
      /decides within 30 days where 行政许可法 第四十二条 gives 20 and no other law is named/,
    ],
    [
      'a first review of twenty-five days by the licensing law itself',
      withFirstReview('《中华人民共和国行政许可法》第四十三条'),
      /a first review of 25 days where 行政许可法 第四十三条 gives 20 and no other law is named/,
    ],
    [
      'an internal limit of eight days that nothing lets it have',
      withFire((item) => (item.internalDays = 8)),
      /an internal limit of 8 days where 5 are the rule and nothing is named that lets it/,
    ],
    [
      'a plan that forgets a task',
      withFire((item) => (item.plan = { series: [{ task: 'merge' }, { task: 'decide' }] })),
      /task fireSafety is not in the plan/,
    ],
    [
      'a plan without a decision at its end',
      withFire((item) => (item.plan = { series: [{ task: 'decide' }, { task: 'merge' }] })),
      /ends in one decision/,
    ],
    [
      'a decision that silence could make',
      withFire((item) => (item.tasks.at(-1)!.whenLate = { then: 'no-opinion', basis: '没有依据' })),
      /only a review can go on without an answer/,
    ],
    [
      'a ladder beside the clock of a panel of experts',
      withFire(
        (item) =>
          (item.tasks.find(({ kind }) => kind === 'expert')!.whenLate = { then: 'supervise', basis: '没有依据' }),
      ),
      /a clock of their own/,
    ],
    [
      'reviews that could all be silent',
      withFire((item) => {
        for (const task of item.tasks)
          if (task.kind === 'review') task.whenLate = { then: 'no-opinion', basis: '没有依据' }
      }),
      /needs one review that does not go on without an answer/,
    ],
    ...['road-occupation', 'highway-works'].map((code): [string, City, RegExp] => [
      `${code} without the approval of the traffic police that the law demands`,
      { ...lyg, items: lyg.items.map((item) => (item.code === code ? withSilentPolice(item) : item)) },
      /task traffic: silence is no approval/,
    ]),
    [
      'a licence that nobody is heard on',
      withFire((item) => delete item.hearing),
      /fire-design-review: 行政许可没有规定听证.*\(item\.hearing-missing\)/,
    ],
    [
      'a licence that nobody can have struck off',
      withFire((item) => (item.matters = [])),
      /fire-design-review: 行政许可没有规定注销.*\(item\.matter-missing\)/,
    ],
    [
      'two people to draw the chair of a hearing from',
      { ...lyg, posts: lyg.posts.filter(({ key }) => key !== 'chair-weijian-b') },
      /public-venue-hygiene: hearing: 2 people to draw the chair from, at least 3/,
    ],
    [
      'promises checked by an office that cannot revoke what was granted on them',
      {
        ...lyg,
        items: lyg.items.map((item) =>
          item.commitment ? { ...item, commitment: { ...item.commitment, checkedBy: 'gongan' as never } } : item,
        ),
      },
      /public-venue-hygiene: a promise is checked by another office/,
    ],
    [
      'a pass mark that nobody can reach',
      withFire((item) => (item.sheets[0]!.passMark = 101)),
      /pass mark of 101 of 100/,
    ],
    [
      'a task whose office is unknown',
      withFire((item) => (task(item, 'hazards').office = 'nowhere' as never)),
      /hazards: no office nowhere/,
    ],
    [
      'a section from which nobody can be drawn',
      withFire((item) => (task(item, 'hazards').section = '空处')),
      /hazards: 0 people to draw from/,
    ],
    [
      'tasks that outlast the promise',
      withFire((item) => (task(item, 'merge').limitDays = 3)),
      /take 9 days, promised are 7/,
    ],
    ...(
      [
        [
          'an office whose silence outlasts the promise',
          'hazardous-goods-transport',
          'traffic',
          4,
          /take 11 days, promised are 10/,
        ],
        [
          'silence after a visit that outlasts the promise',
          'chemical-safety-conditions',
          'planning',
          10,
          /take 21 days, promised are 20/,
        ],
        [
          'an authority above whose days outlast the promise with the steps before and after it',
          'lawyer-practice',
          'refer',
          11,
          /take 17 days, promised are 16/,
        ],
        [
          'a decision that outlasts the promise after two notices',
          'eia-table',
          'decide',
          2,
          /take 13 days, promised are 12/,
        ],
      ] as const
    ).map(([what, code, key, days, problem]): [string, City, RegExp] => [what, withLimit(code, key, days), problem]),
    ['a promise beyond the law', withFire((item) => (item.promised.days = 16)), /more days than the law/],
    [
      'a promise in calendar days beyond the law in working days',
      withFire((item) => (item.promised = { ...item.promised, unit: 'calendar', days: 22 })),
      /more days than the law/,
    ],
    [
      'materials taken later than a promise in calendar days',
      withEach(isVenue, (item) => (item.promised = { ...item.promised, unit: 'calendar', days: item.deferral!.days })),
      /takes materials later than it promises the decision/,
    ],
    [
      'a task code of another authority',
      withFire((item) => (item.taskCode = '11320700MB9T0004633000117136000')),
      /task code .* is not that of its authority/,
    ],
    [
      'a licence type with a wrong issuer',
      withFire((item) => (item.outcome.licenceType = '11320700MB9T000463001')),
      /no licence can be numbered/,
    ],
    [
      'a material without a basis',
      withFire((item) => (material(item, 'designFiles').basis = ' ')),
      /“消防设计文件”没有依据/,
    ],
    [
      'an application form that nobody can bring to a window',
      withFire((item) => (material(item, 'application').ways = ['form'])),
      /要能收纸质原件或者扫描件/,
    ],
    ...['业务主管部门签署意见并加盖公章。', '加盖原部门印章。'].map((standard): [string, City, RegExp] => [
      `a material with the seal of an office: ${standard}`,
      withFire((item) => (material(item, 'designFiles').standard = standard)),
      /“消防设计文件”要求加盖部门印章/,
    ]),
    ['a catch-all material', withFire((item) => (material(item, 'designFiles').name = '其他有关材料')), /兜底条款/],
    [
      'a fee without a basis',
      withFire((item) => (item.fee = { charged: true, unpaid: 'demand-payment' })),
      /fee needs its basis/,
    ],
    [
      'a fee on the rules of a ministry',
      withFire(
        (item) =>
          (item.fee = {
            charged: true,
            unpaid: 'demand-payment',
            basis: '《建设工程消防设计审查验收管理暂行规定》第十四条',
            standard: '每平方米一元',
          }),
      ),
      /which is no law and no regulation/,
    ],
    [
      'a fee on a law that the item does not stand on',
      withFire(
        (item) =>
          (item.fee = {
            charged: true,
            unpaid: 'demand-payment',
            basis: '《城市道路管理条例》第三十七条',
            standard: '每平方米一元',
          }),
      ),
      /which is not among the bases/,
    ],
    [
      'a review whose failure ends the case without a decision',
      withFire((item) => (item.plan = { series: [{ task: 'fireSafety' }, { task: 'decide' }] })),
      /no decision after {"fireSafety":"fail"}/,
    ],
    [
      'two reviewers to draw from',
      { ...lyg, posts: lyg.posts.filter((post) => !/^reviewer-yingji-[bc]$/.test(post.key)) },
      /hazards: 1 people to draw from, at least 3/,
    ],
    [
      'one licence type for two items',
      withFire((item) => (item.outcome.licenceType = venue.outcome.licenceType)),
      /licence type .* is there twice/,
    ],
    [
      'a licence that names an unknown field',
      withFire((item) => (item.outcome.face[0]!.field = 'shoeSize')),
      /没有字段 shoeSize/,
    ],
    [
      'an office with a wrong code',
      { ...lyg, offices: lyg.offices.map((office) => ({ ...office, code: '11320700014300012Y' })) },
      /wrong code/,
    ],
    [
      'a person with a wrong code',
      {
        ...lyg,
        parties: lyg.parties.map((party) =>
          party.key === 'liu-mingde' ? { ...party, code: '320703199001010011' } : party,
        ),
      },
      /liu-mingde: wrong code/,
    ],
    [
      'an inspection that opens late',
      {
        ...lyg,
        items: lyg.items.map((item) => (item.code === 'chemical-safety-conditions' ? inspectedLate(item) : item)),
      },
      /task visit: an inspection opens with the acceptance/,
    ],
    ['an agent without a mandate', { ...lyg, mandates: [] }, /acts for gangcheng without a mandate/],
    [
      '上报 of an item that takes materials later',
      { ...lyg, items: lyg.items.map((item) => (item.code === 'lawyer-practice' ? suppliedLater(item) : item)) },
      /refer: all materials go up at once/,
    ],
    [
      '上报 that a clock would send',
      { ...lyg, items: lyg.items.map((item) => (item.code === 'lawyer-practice' ? reviewedInSilence(item) : item)) },
      /refer: the step before 上报 is ended by people/,
    ],
    [
      'a task that is named like one who signs',
      withFire((item) => (task(item, 'hazards').key = 'hazardsSigner2')),
      /task hazardsSigner2 is named like one who signs/,
    ],
    [
      'a default after the grant from which nothing follows',
      { ...lyg, items: lyg.items.map((item) => (item.code === venue.code ? endedByDefault(item) : item)) },
      /ends a case whose result may be out/,
    ],
    [
      'a whole that takes materials later',
      { ...lyg, items: lyg.items.map((item) => (item.parts.length > 0 ? suppliedLater(item) : item)) },
      /what is made of parts takes nothing later/,
    ],
    [
      'a whole that says of a part that it bears on nothing',
      { ...lyg, items: lyg.items.map((item) => ({ ...item, parts: item.parts.map(bearingOnNothing) })) },
      /it bears on life-and-health, the whole says nothing/,
    ],
    [
      'a whole that is granted on a promise',
      { ...lyg, items: lyg.items.map((item) => (item.parts.length > 0 ? onPromise(item) : item)) },
      /what is made of parts is not granted on a promise/,
    ],
    [
      'a part that rules decide',
      withEach(
        isVenue,
        (item) =>
          (item.decisionRules = structuredClone(
            lyg.items.find(({ code }) => code === 'resident-medical-insurance')!.decisionRules!,
          )),
      ),
      /open-restaurant: part .*: decided by rules, which a person may ask an officer to do again/,
    ],
    ['an item twice', { ...lyg, items: [fire, fire] }, /fire-design-review is there twice/],
  ]
  for (const [what, city, problem] of refused) {
    test(what, () => {
      const problems = checkSeed(city)
      assert.ok(
        problems.some((one) => problem.test(one)),
        `expected ${problem}, found: ${problems.join('; ')}`,
      )
    })
  }
})

suite('消防设计审查', () => {
  test('four offices review at once, then one merges, then one decides', () => {
    const open = (closed: Record<string, 'pass' | 'fail'>) => openTasks(fire.plan, closed, {}).open
    const reviews = { fireSafety: 'pass', planning: 'pass', civilDefence: 'fail', hazards: 'pass' } as const
    assert.deepEqual(open({}), Object.keys(reviews))
    assert.deepEqual(open(reviews), ['merge'])
    assert.deepEqual(open({ ...reviews, merge: 'fail' }), ['decide'])
    assert.equal(new Set(Object.keys(reviews).map((key) => task(fire, key).office)).size, 4)
  })

  const keysFor = (answers: Record<string, unknown>) => visibleMaterials(fire, answers).map((one) => one.key)
  const base = { workKind: 'new', temporary: false, specialDesign: false }
  test('a new building shows its planning permit', () =>
    assert.deepEqual(keysFor(base), ['application', 'designFiles', 'planningPermit']))
  test('a decoration needs no planning permit', () =>
    assert.deepEqual(keysFor({ ...base, workKind: 'decoration' }), ['application', 'designFiles']))
  test('a temporary building shows its approval instead', () =>
    assert.deepEqual(keysFor({ ...base, temporary: true }), ['application', 'designFiles', 'temporaryApproval']))
  test('a special design brings its technical documents', () =>
    assert.deepEqual(keysFor({ ...base, specialDesign: true }), [
      'application',
      'designFiles',
      'planningPermit',
      'specialDesign',
    ]))

  test('mandatory standards are veto items on every sheet', () => {
    for (const sheet of fire.sheets)
      assert.ok(
        sheet.criteria.some((criterion) => criterion.veto),
        sheet.title,
      )
  })
})

suite('公共场所卫生许可', () => {
  test('one review, then the decision, whatever the review says', () => {
    assert.deepEqual(openTasks(venue.plan, {}, {}).open, ['hygiene'])
    assert.deepEqual(openTasks(venue.plan, { hygiene: 'fail' }, {}).open, ['decide'])
  })
  test('the report on the air system is asked for where there is one', () => {
    const asks = (centralAir: boolean) => visibleMaterials(venue, { centralAir }).some((one) => one.key === 'airReport')
    assert.equal(asks(true), true)
    assert.equal(asks(false), false)
  })
})

test('a plan that cannot fit the internal limit is warned of, and may be published all the same', () => {
  const slow = fire
  const own = planPastInternal({ ...slow, internalDays: 1 })
  assert.deepEqual([own?.limit, own && own.days > 1], [1, true])
  assert.equal(planPastInternal({ ...slow, internalDays: own!.days }), null)
  const whole = lyg.items.find(({ parts }) => parts.length > 0)!
  assert.equal(planPastInternal(whole), null)
})
