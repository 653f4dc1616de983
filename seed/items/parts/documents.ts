import type { z } from 'zod'
import type { Material } from '#contracts/item.ts'

type Document = z.input<typeof Material>
type Described = Pick<Document, 'key' | 'name' | 'basis' | 'standard'> & Partial<Document>

const megabytes = (count: number) => count * 1_000_000

/** What names its holder: looked at when the application is taken in, and by no reviewer. Accepted as a scan or on paper. */
export const checkedAtIntake = (document: Described): Document => ({
  need: 'required',
  ways: ['upload', 'paper'],
  formats: ['pdf', 'png', 'jpeg'],
  maxBytes: megabytes(20),
  maxFiles: 3,
  source: '申请人自备',
  sight: 'hidden',
  ...document,
})

/**
 * 申请表: online it is what was filled in, so nothing is uploaded; at a window the signed paper is taken in or scanned. Its reader is the
 * formal check, never a reviewer.
 */
export const ownForm = (document: Described): Document =>
  checkedAtIntake({ ways: ['form', 'upload', 'paper'], maxFiles: 1, reusableMonths: 0, ...document })

/** What reviewers judge: page images under neutral names, whose names are covered by whoever hands it in. */
export const judgedBlind = (document: Described): Document => ({
  need: 'required',
  ways: ['upload'],
  formats: ['pdf'],
  maxBytes: megabytes(50),
  maxFiles: 10,
  source: '申请人自备或者委托编制',
  sight: 'blind',
  ...document,
  standard: `${document.standard}${covered}`,
})

/** 证照类型代码 of 建设工程规划许可证, which other items ask for: the outcome of `planning-permit`. */
export const planningPermitType = '11320700MB9T000463001'

const covered = '供审查的文件中，单位名称、项目名称和人员姓名已遮盖。'
