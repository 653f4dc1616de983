import { listDeskDeposits, type DepositView } from '#contracts/lockers.ts'
import { query, type Route } from '#platform/index.ts'
import { statement, type Row } from '#platform/db.ts'
import { notFound } from '#platform/refusal.ts'
import type { DeliveriesNeeds } from './ask.ts'

/** 取证柜 of one case, for its desks. */
export function depositRoutes(ask: DeliveriesNeeds): Route[] {
  return [
    query(listDeskDeposits, {
      read: ({ params }) => [
        statement(
          `select stream, state, locker, cell, begun_day::text as begun_day, until_day::text as until_day
           from deliveries.deposits
           where region = $1
             and case_stream = $2
           order by deposits.begun_day desc, ended, stream
           limit 20`,
          [params.region, params.case],
        ),
        ask.caseClosed.statement(params.region, params.case),
      ],
      reply({ rows }) {
        if (!ask.caseClosed.parse(rows[1]!.rows)) throw notFound()
        return { deposits: rows[0]!.rows.map(depositView) }
      },
    }),
  ]
}

const depositWords: Record<DepositView['state'], string> = {
  asking: '正在分配格口',
  'cell-given': '已分配格口，请放入并关好柜门',
  stored: '已入柜，等待取件',
  recalling: '逾期未取，正在收回',
  'taken-out': '已取出',
  'not-fetched': '逾期未取，请从柜中取回',
  'not-stored': '没有放入，格口已收回',
  'no-cell': '取证柜已满，请改用其他方式或者稍后再放',
}

function depositView(row: Row): DepositView {
  const state = row['state'] as DepositView['state']
  return {
    deposit: row['stream'] as DepositView['deposit'],
    state,
    stateText: depositWords[state],
    locker: row['locker'] as string | null,
    cell: row['cell'] as string | null,
    begunDay: row['begun_day'] as string,
    until: row['until_day'] as string | null,
  }
}
