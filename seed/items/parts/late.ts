import type { LateRule } from '#contracts/late-events.ts'

const source = '参照外地工程建设项目并联审查“逾期未反馈视为无意见”'

/** 被征求意见的单位, whose approval no law demands: reminded, then supervised, and in the end the plan goes on without it. */
export const consulted: LateRule = {
  ladder: [
    { after: 0, act: 'remind' },
    { after: 1, act: 'supervise' },
    { after: 2, act: 'no-opinion' },
  ],
  basis: `演示设定；${source}`,
}

/** 牵头单位: its opinion cannot be done without. */
export const leading: LateRule = {
  ladder: [
    { after: 0, act: 'remind' },
    { after: 1, act: 'supervise' },
  ],
  basis: '演示设定；牵头审查单位的意见不可缺少，逾期由监管督办',
}

/** 依法须经其批准或者同意的单位: its silence is no approval, so the plan waits for it. @param law what demands it */
export const consenting = (law: string): LateRule => ({
  ladder: leading.ladder,
  basis: `${law}；未经其批准、同意不得许可，逾期由监管督办`,
})
