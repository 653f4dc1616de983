import type { Role } from '#contracts/permissions.ts'
import { residentIdCheckCharacter } from '#kernel/codes/resident-id.ts'
import type { Party, Post } from './city.ts'

type Worker = {
  key: string
  name: string
  born: string
  role: Role
  office: string
  section?: string
  counter?: string
  charges?: Post['charges']
}

/** 处室 from which reviewers are drawn. Sections of items name these. */
export const sections = {
  fireReview: '消防设计审验处',
  planning: '建设工程规划处',
  civilDefence: '人防工程处',
  safety: '安全生产综合协调处',
  hygiene: '卫生监督处',
  realEstate: '房地产市场监管处',
  energy: '资源节约和环境保护处',
  environment: '环境影响评价处',
  transport: '运输管理处',
  traffic: '交通警察支队秩序管理大队',
  roads: '市政设施管理处',
  food: '食品经营安全监督管理处',
  lawyers: '律师工作处',
  /** 专业 of experts; the office keeps their roll. */
  buildingFire: '建筑防火',
  chemicalSafety: '化工安全',
  siteVisits: '现场核查组',
  /** Who signs together before a decision. */
  heads: '业务处室负责人',
  energyBoard: '节能审查审议组',
} as const

const team = (
  role: Role,
  office: string,
  section: string,
  people: readonly (readonly [key: string, name: string, born: string])[],
): Worker[] => people.map(([key, name, born]) => ({ key, name, born, role, office, section }))

/** All names and birthdays are made up. */
const workers: readonly Worker[] = [
  { key: 'clerk-a', name: '赵晓燕', born: '19930412', role: 'clerk', office: 'zhengwu-hall', counter: 'A03' },
  { key: 'clerk-b', name: '钱文博', born: '19960825', role: 'clerk', office: 'zhengwu-hall', counter: 'A05' },
  {
    key: 'acceptor-zhengwu-a',
    name: '孙丽华',
    born: '19880317',
    role: 'acceptor',
    office: 'zhengwu',
    section: '综合受理处',
    charges: [
      {
        charge: 'decide-on-the-spot',
        office: 'yibao',
        basis: '《连云港市医疗保障局即办件授权书》（演示设定，以授权文件为准）',
      },
    ],
  },
  {
    key: 'acceptor-zhengwu-b',
    name: '李国栋',
    born: '19850609',
    role: 'acceptor',
    office: 'zhengwu',
    section: '综合受理处',
  },
  {
    key: 'acceptor-weijian-a',
    name: '周雅琴',
    born: '19901103',
    role: 'acceptor',
    office: 'weijian',
    section: '政务服务处',
  },
  {
    key: 'acceptor-weijian-b',
    name: '吴振宇',
    born: '19870228',
    role: 'acceptor',
    office: 'weijian',
    section: '政务服务处',
  },
  {
    key: 'supervisor',
    name: '郑海峰',
    born: '19791015',
    role: 'supervisor',
    office: 'zhengwu',
    section: '政务服务监督处',
  },
  { key: 'operator', name: '冯思远', born: '19910720', role: 'operator', office: 'zhengwu', section: '信息技术处' },
  ...team('reviewer', 'zhujian', sections.fireReview, [
    ['reviewer-zhujian-a', '陈立新', '19821206'],
    ['reviewer-zhujian-b', '褚明亮', '19860514'],
    ['reviewer-zhujian-c', '卫红梅', '19890923'],
    ['reviewer-zhujian-d', '蒋正阳', '19920131'],
  ]),
  ...team('reviewer', 'ziran', sections.planning, [
    ['reviewer-ziran-a', '沈志强', '19831118'],
    ['reviewer-ziran-b', '韩雪松', '19870702'],
    ['reviewer-ziran-c', '杨慧敏', '19901227'],
  ]),
  ...team('reviewer', 'guodong', sections.civilDefence, [
    ['reviewer-guodong-a', '秦卫东', '19800808'],
    ['reviewer-guodong-b', '尤建平', '19850419'],
    ['reviewer-guodong-c', '许曼云', '19910605'],
  ]),
  ...team('reviewer', 'yingji', sections.safety, [
    ['reviewer-yingji-a', '吕长安', '19810225'],
    ['reviewer-yingji-b', '施文静', '19890711'],
    ['reviewer-yingji-c', '张定国', '19840916'],
  ]),
  ...team('reviewer', 'weijian', sections.hygiene, [
    ['reviewer-weijian-a', '曹雨晴', '19900101'],
    ['reviewer-weijian-b', '严守正', '19830622'],
    ['reviewer-weijian-c', '华清源', '19870913'],
  ]),
  ...team('lead', 'zhujian', sections.fireReview, [
    ['lead-zhujian-a', '魏承志', '19780512'],
    ['lead-zhujian-b', '陶静怡', '19801024'],
    ['lead-zhujian-c', '姜大伟', '19760330'],
  ]),
  ...team('decider', 'zhujian', '局审批委员会', [
    ['decider-zhujian-a', '戚广平', '19720718'],
    ['decider-zhujian-b', '谢明远', '19740221'],
    ['decider-zhujian-c', '邹慧中', '19751209'],
  ]),
  ...team('decider', 'weijian', '委审批委员会', [
    ['decider-weijian-a', '喻德明', '19730427'],
    ['decider-weijian-b', '柏舒雅', '19770815'],
    ['decider-weijian-c', '窦建业', '19711111'],
  ]),
  ...team('reviewer', 'zhujian', sections.realEstate, [
    ['reviewer-zhujian-e', '滕学文', '19881212'],
    ['reviewer-zhujian-f', '房晓东', '19800825'],
    ['reviewer-zhujian-g', '宋安琪', '19871102'],
  ]),
  ...team('reviewer', 'fagai', sections.energy, [
    ['reviewer-fagai-a', '庞立群', '19850212'],
    ['reviewer-fagai-b', '纪云舟', '19950413'],
    ['reviewer-fagai-c', '项明辉', '19831008'],
  ]),
  ...team('reviewer', 'huanjing', sections.environment, [
    ['reviewer-huanjing-a', '梁秋实', '19801207'],
    ['reviewer-huanjing-b', '董彦博', '19930506'],
    ['reviewer-huanjing-c', '杜若冰', '19920325'],
  ]),
  ...team('reviewer', 'jiaotong', sections.transport, [
    ['reviewer-jiaotong-a', '阮志远', '19820320'],
    ['reviewer-jiaotong-b', '蓝天宇', '19940305'],
    ['reviewer-jiaotong-c', '闵思齐', '19800107'],
  ]),
  ...team('reviewer', 'gongan', sections.traffic, [
    ['reviewer-gongan-a', '季海涛', '19860328'],
    ['reviewer-gongan-b', '贾春晓', '19850511'],
    ['reviewer-gongan-c', '路遥之', '19860922'],
  ]),
  ...team('reviewer', 'chengguan', sections.roads, [
    ['reviewer-chengguan-a', '江国平', '19860323'],
    ['reviewer-chengguan-b', '童欣然', '19860710'],
    ['reviewer-chengguan-c', '颜如松', '19800614'],
  ]),
  ...team('reviewer', 'shichang', sections.food, [
    ['reviewer-shichang-a', '郭建军', '19850309'],
    ['reviewer-shichang-b', '梅清和', '19820610'],
    ['reviewer-shichang-c', '林伯舟', '19801022'],
  ]),
  ...team('decider', 'yingji', '局审批委员会', [
    ['decider-yingji-a', '钟毓秀', '19750210'],
    ['decider-yingji-b', '骆长青', '19750516'],
  ]),
  ...team('decider', 'ziran', '局审批委员会', [
    ['decider-ziran-a', '高望山', '19750316'],
    ['decider-ziran-b', '夏雨田', '19771206'],
  ]),
  ...team('decider', 'fagai', '委审批委员会', [
    ['decider-fagai-a', '蔡文杰', '19700501'],
    ['decider-fagai-b', '田景行', '19750701'],
  ]),
  ...team('decider', 'huanjing', '局审批委员会', [
    ['decider-huanjing-a', '樊立言', '19780712'],
    ['decider-huanjing-b', '胡嘉木', '19761027'],
  ]),
  ...team('decider', 'jiaotong', '局审批委员会', [
    ['decider-jiaotong-a', '凌霄云', '19700802'],
    ['decider-jiaotong-b', '霍启明', '19721007'],
  ]),
  ...team('decider', 'gongan', '局审批委员会', [
    ['decider-gongan-a', '万里程', '19710427'],
    ['decider-gongan-b', '卢静怡', '19770617'],
  ]),
  ...team('decider', 'chengguan', '局审批委员会', [
    ['decider-chengguan-a', '柯向阳', '19750909'],
    ['decider-chengguan-b', '管明哲', '19770219'],
  ]),
  ...team('decider', 'shichang', '局审批委员会', [
    ['decider-shichang-a', '邢玉洁', '19750502'],
    ['decider-shichang-b', '缪长风', '19760207'],
  ]),
  ...team('decider', 'yibao', '局审批委员会', [
    ['decider-yibao-a', '翁怀远', '19750920'],
    ['decider-yibao-b', '应晓岚', '19750311'],
  ]),
  ...team('head', 'zhujian', '局领导', [
    ['head-zhujian-a', '喻长河', '19690312'],
    ['head-zhujian-b', '温如玉', '19711023'],
  ]),
  ...team('head', 'weijian', '委领导', [
    ['head-weijian-a', '石敬文', '19680719'],
    ['head-weijian-b', '孟晓岚', '19720405'],
  ]),
  ...team('head', 'yingji', '局领导', [
    ['head-yingji-a', '易天成', '19690828'],
    ['head-yingji-b', '秋月明', '19730116'],
  ]),
  ...team('head', 'ziran', '局领导', [
    ['head-ziran-a', '文立本', '19671102'],
    ['head-ziran-b', '康宁', '19710630'],
  ]),
  ...team('head', 'fagai', '委领导', [
    ['head-fagai-a', '常怀德', '19681215'],
    ['head-fagai-b', '巩雪琴', '19720921'],
  ]),
  ...team('head', 'huanjing', '局领导', [
    ['head-huanjing-a', '阎正平', '19670508'],
    ['head-huanjing-b', '岳清华', '19730314'],
  ]),
  ...team('head', 'jiaotong', '局领导', [
    ['head-jiaotong-a', '尚志坚', '19691019'],
    ['head-jiaotong-b', '祝安澜', '19710227'],
  ]),
  ...team('head', 'gongan', '局领导', [
    ['head-gongan-a', '龙在田', '19680603'],
    ['head-gongan-b', '詹秀英', '19720811'],
  ]),
  ...team('head', 'chengguan', '局领导', [
    ['head-chengguan-a', '关山岳', '19671221'],
    ['head-chengguan-b', '左明珠', '19730506'],
  ]),
  ...team('head', 'shichang', '局领导', [
    ['head-shichang-a', '欧阳修远', '19690117'],
    ['head-shichang-b', '鲍思源', '19710919'],
  ]),
  ...team('head', 'yibao', '局领导', [
    ['head-yibao-a', '上官文博', '19680430'],
    ['head-yibao-b', '麦青青', '19721128'],
  ]),
  ...team('head', 'zhengfu', '市政府领导', [
    ['head-zhengfu-a', '司马长风', '19661109'],
    ['head-zhengfu-b', '诸葛静', '19700325'],
  ]),
  { key: 'clerk-c', name: '彭思雨', born: '19970118', role: 'clerk', office: 'zhengwu-hall', counter: 'B02' },
  { key: 'clerk-d', name: '苏建航', born: '19940630', role: 'clerk', office: 'zhengwu-hall', counter: 'A11' },
  {
    key: 'supervisor-b',
    name: '卞知秋',
    born: '19840906',
    role: 'supervisor',
    office: 'zhengwu',
    section: '政务服务监督处',
  },
  ...team('inspector', 'weijian', '综合监督处', [
    ['inspector-weijian-a', '凌云志', '19860527'],
    ['inspector-weijian-b', '霍思敏', '19900814'],
    ['inspector-weijian-c', '柏知远', '19881123'],
  ]),
  ...team('inspector', 'shichang', '食品安全检查支队', [
    ['inspector-shichang-a', '项明哲', '19850416'],
    ['inspector-shichang-b', '闵若岚', '19910902'],
    ['inspector-shichang-c', '景怀安', '19870725'],
  ]),
  ...team('inspector', 'fagai', '节能监察支队', [
    ['inspector-fagai-a', '谭广源', '19830619'],
    ['inspector-fagai-b', '尹若溪', '19920307'],
  ]),
  ...team('chair', 'ziran', '政策法规处', [
    ['chair-ziran-a', '傅明理', '19770823'],
    ['chair-ziran-b', '殷若兰', '19801105'],
    ['chair-ziran-c', '詹世平', '19760417'],
  ]),
  ...team('reviewer', 'yingji', sections.siteVisits, [
    ['officer-yingji-a', '计安邦', '19840602'],
    ['officer-yingji-b', '武思源', '19890417'],
    ['officer-yingji-c', '岑立言', '19910826'],
    ['officer-yingji-d', '虞小满', '19870129'],
  ]),
  ...team('reviewer', 'ziran', sections.siteVisits, [
    ['officer-ziran-a', '舒望舒', '19830713'],
    ['officer-ziran-b', '牧远方', '19900305'],
    ['officer-ziran-c', '阳启明', '19860921'],
  ]),
  ...team('expert', 'zhujian', sections.buildingFire, [
    ['expert-fire-a', '顾怀远', '19650418'],
    ['expert-fire-b', '龚立群', '19700922'],
    ['expert-fire-c', '邱子衡', '19680307'],
    ['expert-fire-d', '洪淑仪', '19720615'],
    ['expert-fire-e', '冉建国', '19631128'],
    ['expert-fire-f', '尹知行', '19750210'],
    ['expert-fire-g', '薄云帆', '19690801'],
    ['expert-fire-h', '卓文清', '19740519'],
    ['expert-fire-i', '黎明轩', '19710713'],
  ]),
  ...team('expert', 'yingji', sections.chemicalSafety, [
    ['expert-chemical-a', '葛长林', '19660203'],
    ['expert-chemical-b', '祁玉珍', '19731030'],
    ['expert-chemical-c', '容启东', '19700416'],
    ['expert-chemical-d', '巫海波', '19670925'],
    ['expert-chemical-e', '翟若水', '19760108'],
    ['expert-chemical-f', '车明辉', '19641217'],
  ]),
  ...team('reviewer', 'jiaotong', sections.heads, [
    ['signer-jiaotong-a', '燕归来', '19760824'],
    ['signer-jiaotong-b', '鹿鸣谦', '19780213'],
    ['signer-jiaotong-c', '商伯言', '19740605'],
    ['signer-jiaotong-d', '席慕清', '19801119'],
  ]),
  ...team('reviewer', 'zhujian', sections.heads, [
    ['signer-zhujian-a', '国安宁', '19770416'],
    ['signer-zhujian-b', '巢静远', '19790927'],
    ['signer-zhujian-c', '简而明', '19810208'],
    ['signer-zhujian-d', '全思危', '19760530'],
  ]),
  ...team('reviewer', 'fagai', sections.energyBoard, [
    ['signer-fagai-a', '竺可行', '19750708'],
    ['signer-fagai-b', '农思齐', '19790312'],
    ['signer-fagai-c', '家正清', '19770921'],
    ['signer-fagai-d', '厉行舟', '19820104'],
    ['signer-fagai-e', '乐知新', '19810530'],
  ]),
  ...team('reviewer', 'sifa', sections.lawyers, [
    ['reviewer-sifa-a', '权衡', '19840215'],
    ['reviewer-sifa-b', '靳守诚', '19880930'],
    ['reviewer-sifa-c', '湛若溪', '19910712'],
  ]),
  ...team('reviewer', 'zhujian', sections.siteVisits, [
    ['officer-zhujian-a', '安如山', '19850118'],
    ['officer-zhujian-b', '程朗', '19880706'],
    ['officer-zhujian-c', '丁若谷', '19900523'],
    ['officer-zhujian-d', '费晓川', '19831014'],
  ]),
  ...team('reviewer', 'jiaotong', sections.siteVisits, [
    ['officer-jiaotong-a', '耿直', '19840427'],
    ['officer-jiaotong-b', '简宁', '19910309'],
    ['officer-jiaotong-c', '乐平川', '19871222'],
    ['officer-jiaotong-d', '苗青禾', '19930816'],
  ]),
  ...team('reviewer', 'shichang', sections.siteVisits, [
    ['officer-shichang-a', '尤知行', '19860219'],
    ['officer-shichang-b', '骆明远', '19901103'],
    ['officer-shichang-c', '池小满', '19920520'],
    ['officer-shichang-d', '束怀瑾', '19840911'],
  ]),
  ...team('chair', 'zhujian', '政策法规处', [
    ['chair-zhujian-a', '卓尔成', '19750311'],
    ['chair-zhujian-b', '文思齐', '19790826'],
    ['chair-zhujian-c', '屠宁远', '19770614'],
  ]),
  ...team('chair', 'weijian', '政策法规处', [
    ['chair-weijian-a', '仲书琴', '19780109'],
    ['chair-weijian-b', '边守义', '19761220'],
    ['chair-weijian-c', '郁知微', '19810417'],
  ]),
  ...team('chair', 'yingji', '政策法规处', [
    ['chair-yingji-a', '单若谷', '19740923'],
    ['chair-yingji-b', '班景和', '19800207'],
    ['chair-yingji-c', '晏清如', '19771112'],
  ]),
  ...team('chair', 'fagai', '政策法规处', [
    ['chair-fagai-a', '冷秋云', '19760605'],
    ['chair-fagai-b', '居正言', '19791018'],
    ['chair-fagai-c', '濮存真', '19730728'],
  ]),
  ...team('chair', 'huanjing', '政策法规处', [
    ['chair-huanjing-a', '鄂知秋', '19781201'],
    ['chair-huanjing-b', '隋安澜', '19750422'],
    ['chair-huanjing-c', '虞听雨', '19800913'],
  ]),
  ...team('chair', 'jiaotong', '政策法规处', [
    ['chair-jiaotong-a', '曲直', '19770330'],
    ['chair-jiaotong-b', '习明远', '19740816'],
    ['chair-jiaotong-c', '郎若水', '19791105'],
  ]),
  ...team('chair', 'chengguan', '政策法规处', [
    ['chair-chengguan-a', '臧思源', '19760214'],
    ['chair-chengguan-b', '充怀瑾', '19810629'],
    ['chair-chengguan-c', '暴雪晴', '19781023'],
  ]),
  ...team('chair', 'shichang', '政策法规处', [
    ['chair-shichang-a', '慕容清', '19750718'],
    ['chair-shichang-b', '向明德', '19801203'],
    ['chair-shichang-c', '步青云', '19770501'],
  ]),
]

export const staff: readonly Party[] = workers.map(({ key, name, born }, index) => {
  const body = `320706${born}${String(501 + index)}`
  return { key, kind: 'person', name, code: body + residentIdCheckCharacter(body), phone: null, legalPerson: null }
})

export const staffPosts: readonly Post[] = workers.map(({ key, role, office, section, counter, charges }) => ({
  key,
  person: key,
  role,
  office,
  section: section ?? null,
  counter: counter ?? null,
  actsFor: null,
  mandate: null,
  ...(charges ? { charges } : {}),
}))
