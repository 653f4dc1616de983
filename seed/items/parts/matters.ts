import type { z } from 'zod'
import type { AnewRule, MatterRule } from '#contracts/item.ts'

const licensing = (article: string) => `《中华人民共和国行政许可法》${article}`

/** What is asked of a licence at the counter that gave it: decided on the register and the form, without another review. */
const onTheRegister = { plan: { task: 'decide' } } as const

/**
 * 延续、变更、补证、注销 of a licence, general knowledge: which materials each asks for, and how many days, is for the authority to confirm.
 *
 * @param form key of the application form; without it no licence is given again
 * @param renews key by key, what a renewal asks for beside the form; without it none is offered
 * @param proof key of the proof of identity, on which a change is decided; without it a change is asked for and reviewed like a new licence
 * @param days that a decision on the register alone may take
 * @param anew what another law has applied for anew, and is not offered; where no article is at hand the basis says so
 */
export function mattersOfLicence({
  form,
  proof,
  renews,
  anew = [],
  days = 3,
}: {
  form?: string
  days?: number
  proof?: string
  renews?: readonly string[]
  anew?: z.input<typeof AnewRule>[]
}): { matters: z.input<typeof MatterRule>[]; anew?: z.input<typeof AnewRule>[] } {
  const promised = (most: number) => ({
    unit: 'working' as const,
    days: most,
    basis: '演示设定（未见本市公布的承诺时限）',
  })
  const change = {
    matter: 'change' as const,
    basis: licensing('第四十九条'),
    ...(form && proof && { materials: [form, proof], promised: promised(5), ...onTheRegister }),
  }
  const matters: z.input<typeof MatterRule>[] = [
    ...(form && renews
      ? [{ matter: 'renewal' as const, basis: licensing('第五十条'), materials: [form, ...renews] }]
      : []),
    ...(anew.some(({ matter }) => matter === 'change') ? [] : [change]),
    ...(form
      ? [
          {
            matter: 'reissue' as const,
            basis: licensing('第三十九条'),
            materials: [form],
            promised: promised(days),
            fee: { charged: false },
            ...onTheRegister,
          },
        ]
      : []),
    {
      matter: 'cancellation',
      basis: licensing('第七十条'),
      materials: [],
      promised: promised(days),
      fee: { charged: false },
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
  return { matters, ...(anew.length > 0 && { anew }) }
}
