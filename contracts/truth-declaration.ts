/** What whoever applies says of its truth before an application is filed: online themselves, at a window before the clerk. A changed text is a new version. */
export const truthDeclaration = {
  version: '2026-1',
  own: '我声明：以上填写的内容和提交的材料真实、有效，我对其实质内容的真实性负责。',
  'at-window': '申请人已当面确认或者在书面申请中写明：对申请材料实质内容的真实性负责',
} as const

/**
 * 真实性声明 as the case keeps it: which text, and said how; `in-writing`: entered at a window by a clerk alone, from a letter.
 *
 * @source 行政许可法 第三十一条
 */
export type TruthDeclared = { version: string; how: 'own' | 'at-window' | 'in-writing' }
