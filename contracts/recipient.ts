import { saysAtLeast } from './text-length.ts'

/** What each line of a parcel's address must be, for the server's schema and for pages that say so before anything is sent. */
export const recipientRules = {
  name: { fits: (typed: string) => saysAtLeast(typed, 2), message: '请填写收件人姓名' },
  phone: { fits: (typed: string) => /^1[3-9]\d{9}$/.test(typed.trim()), message: '请填写 11 位手机号码' },
  address: { fits: (typed: string) => saysAtLeast(typed, 8), message: '请填写到门牌号的详细地址' },
} as const

/** One line of a parcel's address. */
export type RecipientLine = keyof typeof recipientRules
/** The lines in the order in which people fill them in. */
export const recipientLines = ['name', 'phone', 'address'] as const

/** Lines that can't be sent, with the sentence that says why; none when all is well. */
export function recipientFaults(
  recipient: Readonly<Record<RecipientLine, string>>,
): { line: RecipientLine; message: string }[] {
  return recipientLines
    .filter((line) => !recipientRules[line].fits(recipient[line]))
    .map((line) => ({ line, message: recipientRules[line].message }))
}
