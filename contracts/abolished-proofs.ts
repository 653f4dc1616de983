/** One list of proofs that nobody may be asked for any more: from whom, of what, and who says so. */
export type AbolishedProofs = {
  /** Under which document the list was published, and where in it. */
  source: string
  /** As it reads in a sentence. */
  issuer: string
  /** How materials name this issuer. */
  namedAs: RegExp
  /** What was proved, as a material names it. */
  proofs: readonly string[]
  /** Only what this holds of is not issued any more, as it reads before the issuer; null where nothing of it is. */
  where: string | null
  /** What the document itself names instead; null where it leaves that to the offices. */
  instead: string | null
}

const policeProofs = '公通字〔2016〕21号《关于改进和规范公安派出所出具证明工作的意见》'

/**
 * 已取消的证明事项 that hold in the whole country: whoever asks for one sends people where nobody issues it any more. What a province or a city abolished
 * besides is for its own list; only lists whose wording was at hand stand here.
 *
 * @source 民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》; 公通字〔2016〕21号 (公安派出所不再出具的证明)
 */
export const abolishedProofs: readonly AbolishedProofs[] = [
  {
    source: '民发〔2020〕20号《不应由基层群众性自治组织出具证明事项清单（第一批）》',
    issuer: '村民委员会、居民委员会',
    namedAs: /居委会|村委会|[居村]民委员会|村居|社区(?!卫生|医院)|基层群众性自治组织/,
    proofs: [
      '亲属关系',
      '居民身份',
      '户口登记项目',
      '养犬',
      '无犯罪',
      '社区戒毒',
      '失踪',
      '婚姻',
      '出生',
      '健在',
      '死亡',
      '疾病',
      '残疾',
      '婚育',
      '就业',
      '个人档案',
      '财产',
      '继承',
      '住所',
      '遗失',
    ],
    where: null,
    instead: null,
  },
  {
    source: policeProofs,
    issuer: '公安派出所',
    namedAs: /派出所/,
    proofs: ['姓名', '曾用名', '性别', '身份号码', '身份证号', '民族', '出生日期', '出生地', '籍贯', '户籍'],
    where: null,
    instead: '凭居民身份证、居民户口簿等法定身份证件办理',
  },
  {
    source: policeProofs,
    issuer: '公安派出所',
    namedAs: /派出所/,
    proofs: ['户口迁移', '住址变动', '户口登记项目', '注销户口', '户主'],
    where: '居民户口簿能够证明的',
    instead: '凭居民户口簿办理',
  },
]

/** What a material asks for that was abolished, with the document and what it names instead; undefined for what may be asked for. */
export function abolishedProofIn({ name, standard, source, proof }: Asked): AbolishedProofs | undefined {
  if (!name.includes('证明')) return undefined
  const from = `${name}。${standard}。${source}。${proof?.issuer ?? ''}`
  return abolishedProofs.find(({ namedAs, proofs }) => namedAs.test(from) && proofs.some((of) => name.includes(of)))
}

type Asked = { name: string; standard: string; source: string; proof?: { issuer: string } | undefined }
