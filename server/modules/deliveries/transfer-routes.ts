import {
  handOverOriginals,
  listTransfers,
  readTransfer,
  receiveOriginals,
  returnOriginals,
  type MissingPiece,
  type OriginalsPlace,
  type TransferEvent,
  type TransferSummary,
  type TransferView,
} from '#contracts/deliveries.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { Act } from '#platform/execute.ts'
import { command, query, type Route } from '#platform/index.ts'
import type { Row, Statement } from '#platform/db.ts'
import type { Numbers } from '#platform/numbers.ts'
import { notFound } from '#platform/refusal.ts'
import { holdsRight, type Session } from '#platform/session.ts'
import type { DeliveriesNeeds } from './ask.ts'
import type { TransferCommand, TransferEnv, TransferState } from './transfer.ts'
import { listOriginals, readOriginals, readSigners } from './transfer-queries.ts'
import { sheetName, transferStream } from './transfer-stream.ts'

type TransferAct = Act<TransferState, TransferCommand, TransferEvent, TransferEnv>

/** 材料交接 on the desks: at the window whoever took the originals in, in the back office whoever signs for them. */
export function transferRoutes(ask: DeliveriesNeeds, numbers: Numbers): Route[] {
  const act = (
    params: { region: string; transfer: string },
    commandId: string,
    make: (
      day: string,
      state: TransferState,
      reads: readonly { rows: readonly Row[] }[],
    ) => TransferCommand | Promise<TransferCommand>,
    also: readonly Statement[] = [],
  ): TransferAct => ({
    kind: transferStream,
    region: params.region,
    target: { stream: params.transfer },
    commandId,
    reads: [readSigners(params.region, params.transfer), ...also],
    async decide({ session, state, day, now, reads }) {
      const signer = reads[0]!.rows.find((row) => row['act'] === 'handed-over')?.['signer']
      return {
        command: await make(day, state, reads.slice(1)),
        env: {
          day,
          now,
          side: sideOf(session!),
          handedOverBySelf: signer !== undefined && (signer === session!.holder || signer === session!.person),
        },
      }
    },
  })

  async function summary(region: string, row: Row): Promise<TransferSummary> {
    const item = await ask.catalogue.item(region, row['item'] as string, row['revision'] as number)
    return {
      transfer: row['stream'] as TransferSummary['transfer'],
      case: row['case_stream'] as TransferSummary['case'],
      number: row['number'] as string,
      itemName: item.name,
      pieces: (row['materials'] as string[]).length,
      missing: missingOf(row).length,
      place: row['place'] as OriginalsPlace,
      sheet: row['sheet'] as string | null,
      takenDay: row['taken_day'] as string,
    }
  }

  async function view(region: string, row: Row, signed: readonly Row[], printed: readonly string[], session: Session) {
    const item = await ask.catalogue.item(region, row['item'] as string, row['revision'] as number)
    const [from, to] = await Promise.all([
      ask.catalogue.office(region, row['hall'] as string),
      ask.catalogue.office(region, row['office'] as string),
    ])
    const missing = missingOf(row)
    const returned = row['returned'] as string[]
    const materials = (row['materials'] as string[]).map((material) => ({
      material,
      name: item.materials.find(({ key }) => key === material)?.name ?? material,
      missing: missing.find((piece) => piece.material === material)?.remark ?? null,
      returned: returned.includes(material),
    }))
    const signature = async (of: 'handed-over' | 'received', at: unknown) => {
      const signer = signed.find((one) => one['act'] === of)?.['signer'] as string | undefined
      return signer && at instanceof Date ? { by: (await ask.identity.party(signer)).name, at: at.toISOString() } : null
    }
    const place = row['place'] as OriginalsPlace
    const side = sideOf(session)
    const can: TransferView['can'] = [
      ...(place === 'window' && side === 'window' ? (['hand-over'] as const) : []),
      ...(place === 'under-way' && side === 'office' ? (['receive'] as const) : []),
      ...(place === side ? (['return'] as const) : []),
    ]
    return {
      ...(await summary(region, row)),
      from: from.name,
      to: to.name,
      materials,
      handedOver: await signature('handed-over', row['handed_at']),
      received: await signature('received', row['received_at']),
      papers: (['handed-over', 'received'] as const)
        .map((of) => ({ paper: sheetName(row['stream'] as string, of), title: sheetTitles[of] }))
        .filter(({ paper }) => printed.includes(paper)),
      can,
    }
  }

  return [
    query(listTransfers, {
      async reply({ session, again }, { params, query: { place, case: caseStream, limit, after } }) {
        if (!session?.office) throw notFound()
        const of = { side: sideOf(session), id: session.office }
        const [found] = await again([listOriginals(params.region, of, { place, caseStream }, limit + 1, after)])
        const rows = found!.rows.slice(0, limit)
        const last = found!.rows.length > limit ? rows.at(-1) : undefined
        return {
          transfers: await Promise.all(rows.map((row) => summary(params.region, row))),
          next: last ? `${last['taken_day'] as string},${last['stream'] as string}` : null,
        }
      },
    }),
    query(readTransfer, {
      read: ({ params }) => [
        readOriginals(params.region, params.transfer),
        readSigners(params.region, params.transfer),
      ],
      async reply({ rows, session, again }, { params }) {
        const row = rows[0]!.rows[0]
        if (!row || !session) throw notFound()
        const [printed] = await again([ask.printed.statement(params.region, row['case_stream'] as string)])
        return view(params.region, row, rows[1]!.rows, ask.printed.parse(printed!.rows), session)
      },
    }),
    command(handOverOriginals, {
      act: ({ params }, commandId) =>
        act(
          params,
          commandId,
          async (day, { place }, [right]) => {
            // A number that was taken is not given back: none is taken for what will be refused.
            if (right!.rows[0]?.['held'] !== true) throw notFound()
            demand(place === 'window', 'transfer.not-at-window')
            const year = day.slice(0, 4)
            const number = await numbers.take(params.region, `transfer-sheet/${year}`)
            return { type: 'hand-over', sheet: `交〔${year}〕${number}号` }
          },
          [holdsRight(params.region, handOverOriginals.can)],
        ),
    }),
    command(receiveOriginals, {
      act: ({ params, body }, commandId) => act(params, commandId, () => ({ type: 'receive', missing: body.missing })),
    }),
    command(returnOriginals, {
      act: ({ params, body }, commandId) =>
        act(params, commandId, () => ({ type: 'return', materials: body.materials })),
    }),
  ]
}

const sheetTitles = { 'handed-over': '材料交接单（待签收）', received: '材料交接单（已签收）' } as const

/** Clerks stand at the window; whoever takes in for the office works in the back. */
const sideOf = ({ role }: Session): 'window' | 'office' => (role === 'clerk' ? 'window' : 'office')

const missingOf = (row: Row): MissingPiece[] => JSON.parse(row['missing'] as string) as MissingPiece[]
