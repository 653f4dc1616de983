import type { CaseEvent } from '#contracts/case-events.ts'
import { minuteText } from '#kernel/day.ts'
import { executeAs } from '#platform/execute.ts'
import { readStream } from '#platform/log.ts'
import type { Job } from '#platform/outbox.ts'
import type { Platform } from '#platform/platform.ts'
import { platformNow } from '#platform/now.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import { fold } from '#kernel/decider.ts'
import type { TransferEvent } from '#contracts/deliveries.ts'
import type { DeliveriesNeeds } from './ask.ts'
import { readSigners } from './transfer-queries.ts'
import { sheetName, transferStream } from './transfer-stream.ts'

/** Paper originals that a window took in with an application or a correction lie there until they are handed over. */
export function originalsReader(platform: Platform, ask: DeliveriesNeeds): Reader {
  return {
    name: 'originals',
    wants: (type) => type === 'case.submitted' || type === 'case.corrected',
    async handle(event) {
      if (event.channel !== 'window' || event.office === null) return
      const filed = eventFrom<CaseEvent>(event.type, event.data)
      if (filed.type !== 'submitted' && filed.type !== 'corrected') return
      const materials = filed.materials.filter(({ way }) => way === 'paper').map(({ material }) => material)
      if (materials.length === 0) return
      const hall = event.office
      const { number, item, revision, intakeOffice: office } = await ask.caseOnTheWay(event.region, event.stream)
      await executeAs(platform.engine, 'deliveries', event.id, {
        kind: transferStream,
        region: event.region,
        target: { stream: v5(event.id, 'originals'), fresh: true },
        commandId: v5(event.id, 'take-originals'),
        decide: ({ day, now }) => ({
          command: { type: 'take' as const, case: event.stream, number, item, revision, materials, hall, office },
          env: { day, now, side: 'window' as const, handedOverBySelf: false },
        }),
      })
    },
  }
}

/** Sets the 材料交接单: open when it is handed over, with both names when it is signed for. It lies with the papers of its case. */
export async function printSheet(platform: Platform, ask: DeliveriesNeeds, job: Job): Promise<void> {
  const { region, stream } = job
  const act = job.payload['act'] as 'handed-over' | 'received'
  const [events, signed] = await platform.db.readTogether('system', [
    readStream(region, stream, 0),
    readSigners(region, stream),
  ])
  const state = fold(
    transferStream.decider,
    events!.rows.map((row) => eventFrom<TransferEvent>(row['type'] as string, row['data'] as string)),
  )
  const { facts } = state
  if (!facts || state.sheet === null || state.handedOverAt === null) return
  const found = await ask.caseOnTheWay(region, facts.case)
  const [item, hall, office] = await Promise.all([
    ask.catalogue.item(region, facts.item, facts.revision),
    ask.catalogue.office(region, facts.hall),
    ask.catalogue.office(region, facts.office),
  ])
  const nameOf = async (of: string) => {
    const signer = signed!.rows.find((row) => row['act'] === of)?.['signer'] as string | undefined
    return signer ? (await ask.identity.party(signer)).name : ''
  }
  const missing = act === 'received' ? state.missing : []
  const titleOf = (key: string) => item.materials.find((material) => material.key === key)?.name ?? key
  const { day } = await platformNow(platform.db, platform.wallNow)
  await ask.print({
    region,
    stream: facts.case,
    key: found.key,
    effect: job.effect,
    paper: sheetName(stream, act),
    day,
    content: {
      kind: 'transfer-sheet',
      office: hall.name,
      documentNumber: state.sheet,
      paperNumber: `${facts.number}-${sheetName(stream, act)}`,
      issuedOn: day,
      seal: { officeName: hall.name, sealText: '材料交接专用章' },
      qr: null,
      specimen: false,
      caseNumber: facts.number,
      itemName: item.name,
      applicant: found.applicantName,
      appliedOn: state.takenDay,
      from: hall.name,
      to: office.name,
      materials: facts.materials.map((key) => ({
        name: titleOf(key),
        remark: missing.find(({ material }) => material === key)?.remark ?? (act === 'received' ? '齐全' : ''),
      })),
      handedOverBy: await nameOf('handed-over'),
      handedOverAt: minuteText(state.handedOverAt),
      received:
        act === 'received' && state.receivedAt !== null
          ? {
              by: await nameOf('received'),
              at: minuteText(state.receivedAt),
              missing: missing.map(({ material }) => titleOf(material)),
            }
          : null,
    },
  })
}
