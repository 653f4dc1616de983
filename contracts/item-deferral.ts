import { z } from 'zod'

/** A text in its version; a changed text is another version, so that it stays known what was agreed to. */
const VersionedText = z.strictObject({ version: z.string().min(1).max(20), text: z.string().min(20).max(4000) })

/**
 * 容缺受理 of an item: the minor materials may be handed in later, within so many days and against a written promise.
 *
 * @source 《广东省政务服务数字化条例》第三十二条 (materials are divided into main and minor ones; promise; told once what to supply by when)
 */
export const ItemDeferral = z.strictObject({
  days: z
    .int()
    .min(1)
    .meta({ description: '补齐期限: working days from the acceptance; never longer than the promised limit' }),
  decide: z.enum(['may-issue', 'wait']).meta({
    description:
      '`may-issue`: 容缺通过, the result is given before the materials are; `wait`: it is not decided in favour before they are in',
  }),
  consequence: z.enum(['suspend-credential', 'end-case']).meta({
    description: '逾期未补齐: what follows once the result is out; before the decision the case is ended',
  }),
  notice: VersionedText.meta({ description: '容缺受理告知书' }),
  promise: VersionedText.meta({ description: '容缺受理信用承诺书' }),
  basis: z.string().min(4).max(300),
})
export type ItemDeferral = z.infer<typeof ItemDeferral>

/** What default means, in words for whoever promises. */
export const consequenceWords: Record<ItemDeferral['consequence'], string> = {
  'suspend-credential': '已经核发的证照暂停使用，补齐以后恢复；尚未作出决定的，终止办理',
  'end-case': '终止办理，所交材料退还申请人',
}

/** What default means once it was granted, 容缺通过; null: nothing is left to end. */
export const consequenceOfGrant: Record<ItemDeferral['consequence'], string | null> = {
  'suspend-credential': '核发的证照暂停使用，补齐以后恢复',
  'end-case': null,
}
