import type { ExpertEntry } from './city.ts'

const of = (person: string, rank: string, employer: string, ties: ExpertEntry['ties'] = []): ExpertEntry => ({
  person,
  rank,
  employer: { name: employer, code: null },
  ties,
})
const gangcheng = { name: '连云港港城物流有限公司', code: null }

/** 专家库. All people and employers are made up; one is tied to a firm that applies in the demonstration. */
export const experts: readonly ExpertEntry[] = [
  of('expert-fire-a', '教授级高级工程师', '演示省消防工程学会'),
  of('expert-fire-b', '高级工程师', '演示省建筑设计研究院'),
  of('expert-fire-c', '教授', '演示理工大学土木工程学院'),
  of('expert-fire-d', '高级工程师', '演示市建筑科学研究所'),
  of('expert-fire-e', '教授级高级工程师', '演示省工程建设标准站'),
  of('expert-fire-f', '高级工程师', '演示市轨道交通设计院'),
  of('expert-fire-g', '研究员', '演示消防科学研究所'),
  of('expert-fire-h', '高级工程师', '演示省机电设计院'),
  of('expert-fire-i', '高级工程师', '演示港口工程设计院'),
  of('expert-chemical-a', '教授级高级工程师', '演示省化工设计院'),
  of('expert-chemical-b', '教授', '演示工业大学化工学院'),
  of('expert-chemical-c', '高级工程师', '演示省安全生产科学研究院'),
  of('expert-chemical-d', '高级工程师', '演示市化工行业协会'),
  of('expert-chemical-e', '注册安全工程师', '演示安全技术服务中心'),
  of('expert-chemical-f', '高级工程师', '演示石化工程公司', [gangcheng]),
]
