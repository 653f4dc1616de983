import type { z } from 'zod'
import type { MatterRule } from '#contracts/item.ts'

const licensing = (article: string) => `《中华人民共和国行政许可法》${article}`

/** What is asked of a licence at the counter that gave it: decided on the register and the form, without another review. */
const onTheRegister = { plan: { task: 'decide' } } as const

/**
 * 延续、变更、补证、注销 of a licence, general knowledge: which materials each asks for, and how many days, is for the authority to confirm.
 *
 * @param renews key by key, what a renewal asks for beside the form
 * @param proof key of the proof of identity
 */
export function mattersOfLicence({
  form,
  proof,
  renews,
}: {
  form: string
  proof: string
  renews: readonly string[]
}): z.input<typeof MatterRule>[] {
  const promised = (days: number) => ({ unit: 'working' as const, days, basis: '演示设定（未见本市公布的承诺时限）' })
  return [
    { matter: 'renewal', basis: licensing('第五十条'), materials: [form, ...renews] },
    {
      matter: 'change',
      basis: licensing('第四十九条'),
      materials: [form, proof],
      promised: promised(5),
      ...onTheRegister,
    },
    {
      matter: 'reissue',
      basis: licensing('第三十九条'),
      materials: [form],
      promised: promised(3),
      ...onTheRegister,
    },
    {
      matter: 'cancellation',
      basis: licensing('第七十条'),
      materials: [],
      promised: promised(3),
      ...onTheRegister,
      form: [
        {
          title: '注销申请',
          forBasis: licensing('第七十条'),
          fields: [
            {
              key: 'cancelReason',
              label: '申请注销的原因',
              type: 'choice',
              class: 'plain',
              sight: 'shown',
              options: [
                { value: 'stopped', label: '不再从事该活动' },
                { value: 'moved', label: '迁往其他地方' },
                { value: 'dissolving', label: '主体即将终止' },
                { value: 'other', label: '其他原因' },
              ],
            },
            {
              key: 'licenceAtHand',
              label: '纸质证照是否在手',
              type: 'yes-no',
              class: 'plain',
              sight: 'shown',
              hint: '在手的，领取决定书时交回；遗失的不用登报',
            },
          ],
        },
      ],
    },
  ]
}
