import type { z } from 'zod'
import type { ItemDeferral } from '#contracts/item-deferral.ts'

type Terms = Pick<z.input<typeof ItemDeferral>, 'days' | 'decide' | 'consequence'>

const after = {
  'suspend-credential':
    '尚未作出决定的，终止办理；已经核发证照的，证照暂停使用，补齐并经核对后恢复，经催告仍不补齐的，依法撤销',
  'end-case': '终止办理，已交材料退还；需要办理的，须重新申请',
} satisfies Record<Terms['consequence'], string>

/**
 * 容缺受理 as an item of the demonstration offers it: general knowledge, to be confirmed by the authority.
 *
 * @source 《广东省政务服务数字化条例》第三十二条 (参照)
 */
export const deferralFor = ({ days, decide, consequence }: Terms): z.input<typeof ItemDeferral> => ({
  days,
  decide,
  consequence,
  notice: {
    version: '2026-1',
    text: [
      '一、主要材料齐全且符合要求、仅缺次要材料的，申请人可以选择容缺受理；不选择的，按照普通程序补齐材料后受理。',
      `二、次要材料应当自受理之日起${days}个工作日内补齐，可以在网上提交、到窗口提交或者邮寄至窗口。因不可抗力不能按期补齐的，可以申请延长一次。`,
      decide === 'may-issue'
        ? '三、补齐之前照常审查；其他条件符合的，可以先作出容缺通过的决定。'
        : '三、补齐之前照常审查，补齐并经核对以后作出决定。',
      `四、逾期未补齐的，${after[consequence]}。`,
      '五、逾期未履行承诺的，在补齐或者经接收单位免除之前，不再适用容缺受理。',
    ].join('\n'),
  },
  promise: {
    version: '2026-1',
    text: [
      '已经阅读并理解《容缺受理告知书》的全部内容；',
      `承诺自受理之日起${days}个工作日内补齐所缺的次要材料，补交的材料真实、合法、有效，并与已经提交的内容一致；`,
      `逾期未补齐的，接受下列处理：${after[consequence]}。`,
    ].join('\n'),
  },
  basis: '《广东省政务服务数字化条例》第三十二条（参照；本市容缺受理的规定须由实施机关确认）',
})
