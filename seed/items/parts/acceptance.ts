import type { WindowAcceptance } from '#contracts/item-ways.ts'

/** 授权综合窗口受理. @param office the authority that charges the windows */
export const acceptedAtWindow = (office: string): WindowAcceptance => ({
  at: 'window',
  basis: `${office}授权综合窗口受理的授权书（演示设定，以实施机关的授权文件为准）；连政办传〔2023〕8号：前台综合受理、后台分类审批`,
})
