import type { Problem } from '#contracts/problem.ts'

/** Reads an answer that isn't a success; whatever stands between browser and server may answer without a problem document. */
export function problemOf(status: number, text: string): Problem {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed === 'object' && parsed !== null && 'detail' in parsed && 'code' in parsed)
      return parsed as Problem
  } catch {
    // Not JSON: a proxy's own page. Its status says enough.
  }
  const detail =
    status === 413
      ? '文件太大，没有上传成功。'
      : status === 401
        ? '登录已过期，请重新登录。'
        : '系统暂时无法办理，请稍后再试。'
  return { type: 'about:blank', title: '未能办理', status, code: `http.${status}`, detail, basis: null }
}
