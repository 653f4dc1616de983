import type { Problem } from '#contracts/problem.ts'

/** The server said no, with a reason for people. */
export class Refused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'Refused'
    this.problem = problem
  }
}

/** No answer came. A change may have happened all the same: repeat it under the same command id to learn its outcome. */
export class Unanswered extends Error {
  constructor() {
    super('网络没有响应，不能确定是否已经办成。请检查网络后再点一次，系统不会重复办理。')
    this.name = 'Unanswered'
  }
}

/** The command was taken and will be carried out elsewhere; its receipt follows under the command id. */
export class ReceiptPending extends Error {
  readonly commandId: string
  constructor(commandId: string) {
    super('已经收到，正在办理，回执稍后可在“我的办件”中查看。')
    this.name = 'ReceiptPending'
    this.commandId = commandId
  }
}

/** What a page shows for anything that went wrong, with the article it rests on. */
export function explain(error: unknown): string {
  if (error instanceof Refused)
    return error.problem.basis ? `${error.problem.detail}（${error.problem.basis}）` : error.problem.detail
  if (error instanceof Unanswered || error instanceof ReceiptPending) return error.message
  return '页面出现故障，请刷新后重试。'
}
