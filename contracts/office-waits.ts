import { z } from 'zod'
import { closureDays } from './closures.ts'
import { recusalDays } from './hearing-recusals.ts'
import { DayText } from './ids.ts'
import { answerDays } from './public-notices.ts'
import { passOnDays } from './third-parties.ts'

/** 单位待办: what a case waits for from an office beside the steps of its plan. */
export const OfficeWait = z.enum(['recusal', 'tell', 'pass-on', 'comments', 'put-forward', 'hand-over'])
export type OfficeWait = z.infer<typeof OfficeWait>

/** Each, as pages say it. */
export const officeWaitTitles: Record<OfficeWait, string> = {
  recusal: '决定主持人是否回避',
  tell: '告知利害关系人',
  'pass-on': '转交申请人的陈述申辩',
  comments: '答复公示、公告意见',
  'put-forward': '报请决定撤销、撤回、注销',
  'hand-over': '处理监督检查移送的事项',
}

/** 工作日 for the office to open a proceeding about the licence, or to note how else it was dealt with. */
const handOverDays = 10

/** 工作日 for each; the law sets none, the platform publishes these. */
export const officeWaitDays: Record<OfficeWait, number> = {
  recusal: recusalDays,
  tell: passOnDays,
  'pass-on': passOnDays,
  comments: answerDays,
  'put-forward': closureDays.putForward,
  'hand-over': handOverDays,
}

/** The first of its kind, in a list of the desk on which it waits. */
export const WaitingHere = z.object({
  what: OfficeWait,
  day: DayText.meta({ description: 'its last day' }),
  left: z.int().min(0).meta({ description: '剩余工作日; 0 on the last day and when overdue' }),
  overdue: z.boolean(),
  reminded: z.boolean().meta({ description: '到期提醒: the last day is near' }),
})
export type WaitingHere = z.infer<typeof WaitingHere>
