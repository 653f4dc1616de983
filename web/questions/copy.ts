import type { Field } from '#contracts/item.ts'

/** Words that stand beside a question. */
export const copy = {
  optional: '（选填）',
  yes: '是',
  no: '否',
  phoneHint: '11 位手机号码，用于接收办理通知。',
  residentIdHint: '18 位，末位 X 大小写均可。',
  firmCodeHint: '18 位，见营业执照右上方。',
  left: (count: number) => (count >= 0 ? `还可以填写 ${count} 字` : `超出 ${-count} 字`),
  between: ({ min, max, unit }: Field) => {
    const tail = unit ? ` ${unit}` : ''
    if (min !== undefined && max !== undefined) return `${min} 至 ${max}${tail}。`
    if (min !== undefined) return `不小于 ${min}${tail}。`
    if (max !== undefined) return `不大于 ${max}${tail}。`
    return undefined
  },
  file: {
    choose: '选择文件',
    another: '再选一个文件',
    replace: '重新上传',
    chooseFor: (name: string) => `为“${name}”选择文件`,
    remove: '移除',
    removeOf: (name: string) => `移除文件 ${name}`,
    retry: '重试',
    dismiss: '取消',
    uploading: (share: number) => `正在上传 ${Math.round(share * 100)}%`,
    uploaded: '已上传',
    removed: (name: string) => `已移除 ${name}`,
    full: (files: number) => `这项材料最多 ${files} 个文件；如需更换，请先移除。`,
    wrongFormat: (name: string, formats: string) => `“${name}”不是允许的格式，请上传 ${formats} 文件。`,
    tooLarge: (name: string, size: string, limit: string) =>
      `“${name}”有 ${size}，超过 ${limit} 的上限，请压缩后重新上传。`,
    empty: (name: string) => `“${name}”是空文件，请检查后重新选择。`,
    paperOnly: '这项材料请将纸质原件交到窗口，网上不用上传。',
    allowed: (formats: string, size: string, files: number) =>
      `格式：${formats}；单个文件不超过 ${size}；最多 ${files} 个文件。`,
  },
}
