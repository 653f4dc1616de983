import { listDeskParcels, listMyParcels, type ParcelState, type ParcelView } from '#contracts/deliveries.ts'
import { query, type Found, type Route } from '#platform/index.ts'
import { notFound } from '#platform/refusal.ts'
import type { DeliveriesNeeds } from './ask.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'

/** 快递进度 of one case, for the applicant and for the desks that may read it. */
export function parcelRoutes(ask: DeliveriesNeeds): Route[] {
  const parts = {
    read: ({ params }: { params: { region: string; case: string } }) => [
      readParcels(params.region, params.case),
      ask.caseClosed.statement(params.region, params.case),
    ],
    reply: ({ rows }: Found) => {
      if (!ask.caseClosed.parse(rows[1]!.rows)) throw notFound()
      return { parcels: rows[0]!.rows.map(parcelView) }
    },
  }
  return [query(listMyParcels, parts), query(listDeskParcels, parts)]
}

/** Newest first; a result that came back often enough is fetched at the window. */
const mostParcels = 20

function readParcels(region: string, caseStream: string): Statement {
  return statement(
    `select stream, company, waybill, state, sent_day::text as sent_day, track
     from deliveries.parcels
     where region = $1
       and case_stream = $2
     order by parcels.sent_day desc, ended, stream
     limit ${mostParcels}`,
    [region, caseStream],
  )
}

export const parcelWords: Record<ParcelView['state'], string> = {
  announcing: '正在通知快递企业',
  announced: '已下单，等待揽收',
  collected: '已揽收',
  'in-transit': '运输中',
  'out-for-delivery': '派送中',
  signed: '已签收',
  refused: '拒收，退回窗口',
  undeliverable: '无法投递，退回窗口',
  lost: '快件丢失',
}

function parcelView(row: Row): ParcelView {
  const state = row['state'] as ParcelView['state']
  const track = JSON.parse(row['track'] as string) as {
    state: ParcelState
    at: string
    place: string | null
    signer: null
  }[]
  return {
    parcel: row['stream'] as ParcelView['parcel'],
    company: row['company'] as string | null,
    waybill: row['waybill'] as string | null,
    state,
    stateText: parcelWords[state],
    sentDay: row['sent_day'] as string,
    track: track.map((entry) => ({ ...entry, text: parcelWords[entry.state] })),
  }
}
