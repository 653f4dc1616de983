import type { PaperContent, PaperFrame, PaperRemedies } from './content.ts'

/** One paper of every layout, for tests and for a look at the press. All names are invented. */
export const samplePapers = samples()

function samples() {
  const frame = (number: string): PaperFrame => ({
    office: '连云港市行政审批局',
    documentNumber: `连行审〔2026〕${number}号`,
    paperNumber: `LYG-2026-0000${number}`,
    issuedOn: '2026-11-20',
    seal: { officeName: '连云港市行政审批局', sealText: '行政审批专用章' },
    qr: `https://yichuang.example.cn/p/LYG20260000${number}`,
    specimen: true,
  })
  const matter = {
    caseNumber: '320700-2026-1120-000123',
    itemName: '食品经营许可证核发（单位食堂）',
    applicant: '连云港港湾餐饮管理有限公司',
    appliedOn: '2026-11-16',
  }
  const remedies: PaperRemedies = {
    reviewOffice: '连云港市人民政府',
    reviewOnline: 'https://yichuang.example.cn/remedy/LYG20260000125',
    court: '连云港市连云区人民法院',
  }
  return {
    'material-receipt': {
      kind: 'material-receipt',
      ...frame('121'),
      ...matter,
      materials: [
        { name: '食品经营许可申请书', copies: 1, way: '附件' },
        { name: '营业执照', copies: 1, way: '证照库' },
        { name: '与食品经营相适应的主要设备设施布局、操作流程等文件', copies: 1, way: '扫描' },
        {
          name: '食品安全自查、从业人员健康管理、进货查验记录、食品安全事故处置等保证食品安全的规章制度',
          copies: 1,
          way: '扫描',
        },
        { name: '从业人员健康证明', copies: 6, way: '容缺后补' },
      ],
      answerDueOn: '2026-11-23',
      querySecret: 'K7M4-Q2',
      telephone: '0518-12345',
    },
    'acceptance-notice': {
      kind: 'acceptance-notice',
      ...frame('122'),
      ...matter,
      acceptedOn: '2026-11-20',
      deemed: false,
      statutoryLimitDays: 20,
      statutoryDueOn: '2026-12-18',
      promisedLimitDays: 5,
      promisedDueOn: '2026-11-27',
      notCounted: ['现场核查', '专家评审'],
      querySecret: 'K7M4-Q2',
      telephone: '0518-12345',
    },
    'acceptance-notice-deemed': {
      kind: 'acceptance-notice',
      ...frame('132'),
      ...matter,
      applicant: '王小明',
      acceptedOn: '2026-11-16',
      deemed: true,
      statutoryLimitDays: 20,
      statutoryDueOn: '2026-12-14',
      promisedLimitDays: 5,
      promisedDueOn: '2026-11-23',
      notCounted: [],
      querySecret: null,
      telephone: '0518-12345',
    },
    'deficiency-notice': {
      kind: 'deficiency-notice',
      ...frame('123'),
      ...matter,
      deficiencies: [
        {
          subject: '设备设施布局图',
          reason: '未标明洗手、更衣设施的位置，餐用具清洗消毒区与原料处理区之间没有分隔。',
          howToFix: '在布局图上补标洗手、更衣设施，并画出分隔后重新上传；可使用示范图样。',
        },
        {
          subject: '申请书第4栏“经营项目”',
          reason: '勾选了“冷食类食品制售”，但未填写专间面积。',
          howToFix: '填写专间面积（不小于5平方米）；不经营冷食的，取消该勾选。',
        },
        {
          subject: '从业人员健康证明',
          reason: '张某的证明已于2026年10月31日到期。',
          howToFix: '上传有效期内的健康证明。',
        },
      ],
      dueOn: '2026-12-11',
      telephone: '0518-12345',
    },
    'intake-refusal': {
      kind: 'intake-refusal',
      ...frame('124'),
      ...matter,
      itemName: '道路旅客运输企业经营许可',
      because: 'not-competent',
      grounds: [
        { law: '中华人民共和国行政许可法', article: '第三十二条第一款第（二）项' },
        { law: '中华人民共和国道路运输条例', article: '第十条' },
      ],
      reasons: ['申请的线路跨越两个以上设区的市，其经营许可由省级交通运输主管部门实施，本机关没有作出该许可的职权。'],
      competentOffice: '江苏省交通运输厅（省政务服务中心交通运输窗口）',
      remedies,
    },
    'decision-granted': {
      kind: 'decision',
      ...frame('125'),
      ...matter,
      acceptedOn: '2026-11-17',
      decidedOn: '2026-11-20',
      grounds: [{ law: '中华人民共和国食品安全法', article: '第三十五条第一款' }],
      outcome: 'granted',
      permits: [
        '准予连云港港湾餐饮管理有限公司在连云区海棠中路1号从事食品经营。',
        '主体业态：单位食堂；经营项目：热食类食品制售、冷食类食品制售。',
      ],
      conditions: [
        '在经营场所的显著位置悬挂或者摆放许可证正本。',
        '许可事项发生变化的，在变化后十个工作日内申请变更。',
      ],
      remedies,
    },
    'decision-refused': {
      kind: 'decision',
      ...frame('126'),
      ...matter,
      acceptedOn: '2026-11-17',
      decidedOn: '2026-11-20',
      grounds: [
        { law: '中华人民共和国食品安全法', article: '第三十三条第一款第（二）项' },
        { law: '食品经营许可和备案管理办法', article: '第十二条' },
      ],
      outcome: 'refused',
      reasons: [
        '现场核查发现，经营场所与垃圾集中堆放场所的距离为11米，未与有毒、有害场所以及其他污染源保持规定的距离。',
        '冷食制售未设置专间，限期内未完成整改。',
      ],
      remedies,
    },
    'licence-landscape': {
      kind: 'licence',
      ...frame('127'),
      documentNumber: 'JY33207030000123',
      orientation: 'landscape',
      title: '食品经营许可证',
      identifier: '1.2.156.3005.2.11320700MB9T00054X001.11320700MB9T00054X.2026000001.001.8',
      holder: '连云港港湾餐饮管理有限公司',
      holderCode: '91320703MA0000000X',
      holderCodeLabel: '统一社会信用代码',
      fields: [
        { label: '法定代表人', value: '王小明' },
        { label: '经营场所', value: '江苏省连云港市连云区海棠中路1号一层' },
        { label: '主体业态', value: '单位食堂' },
        { label: '经营项目', value: '热食类食品制售；冷食类食品制售' },
      ],
      validFrom: '2026-11-20',
      validUntil: '2031-11-19',
    },
    'licence-portrait': {
      kind: 'licence',
      ...frame('128'),
      documentNumber: '建字第3207032026GG0012号',
      orientation: 'portrait',
      title: '建设工程规划许可证',
      identifier: '1.2.156.3005.2.11320700MB9T00054X001.11320700MB9T00054X.2026000001.001.8',
      holder: '连云港海州湾置业有限公司',
      holderCode: '91320703MA0000000X',
      holderCodeLabel: '统一社会信用代码',
      fields: [
        { label: '建设项目名称', value: '海州湾科技园一期' },
        { label: '建设位置', value: '连云区大港路以北、平山路以东' },
        { label: '建设规模', value: '总建筑面积48,210.5平方米' },
      ],
      validFrom: '2026-11-20',
      validUntil: null,
    },
  } satisfies Record<string, PaperContent>
}
