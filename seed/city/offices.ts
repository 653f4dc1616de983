import { OfficeView } from '#contracts/catalogue.ts'

/** 单位. The names are those that such offices bear; every 统一社会信用代码 is made up, with right check characters. */
export const offices: readonly OfficeView[] = [
  { id: 'zhengfu', name: '连云港市人民政府', kind: 'government', code: '11320700MB9T0010XU' },
  { id: 'zhengwu', name: '连云港市政务服务管理办公室', kind: 'bureau', code: '11320700MB9T00089G' },
  { id: 'zhengwu-hall', name: '连云港市政务服务中心', kind: 'hall', code: '11320700MB9T00118U' },
  { id: 'zhujian', name: '连云港市住房和城乡建设局', kind: 'bureau', code: '11320700MB9T00054X' },
  { id: 'ziran', name: '连云港市自然资源和规划局', kind: 'bureau', code: '11320700MB9T000463' },
  { id: 'guodong', name: '连云港市国防动员办公室（人民防空办公室）', kind: 'bureau', code: '11320700MB9T00126N' },
  { id: 'yingji', name: '连云港市应急管理局', kind: 'bureau', code: '11320700MB9T0002X8' },
  { id: 'weijian', name: '连云港市卫生健康委员会', kind: 'bureau', code: '11320700MB9T00134H' },
  { id: 'fagai', name: '连云港市发展和改革委员会', kind: 'bureau', code: '11320700MB9T00011G' },
  { id: 'huanjing', name: '连云港市生态环境局', kind: 'bureau', code: '11320700MB9T000388' },
  { id: 'jiaotong', name: '连云港市交通运输局', kind: 'bureau', code: '11320700MB9T00062Q' },
  { id: 'gongan', name: '连云港市公安局', kind: 'bureau', code: '11320700MB9T00070K' },
  { id: 'chengguan', name: '连云港市城市管理局', kind: 'bureau', code: '11320700MB9T00097B' },
  { id: 'shichang', name: '连云港市市场监督管理局', kind: 'bureau', code: '11320700MB9T00142C' },
  { id: 'yibao', name: '连云港市医疗保障局', kind: 'bureau', code: '11320700MB9T001507' },
].map((office) => OfficeView.parse(office))
