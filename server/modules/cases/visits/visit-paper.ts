import { answerText } from '#contracts/answer.ts'
import type { Item } from '#contracts/item.ts'
import type { StatedPosition } from '#contracts/visit-events.ts'
import { dayText } from '#kernel/day.ts'
import type { z } from 'zod'
import type { CaseState } from '../case-state.ts'
import { officerLabel } from '../review/task-definitions.ts'
import { isVisit } from './visit-members.ts'
import { earlierPhotos } from './visit-state.ts'

type Parts = {
  state: CaseState
  item: Item
  of: string | null
  secrets: { answers: { values: Readonly<Record<string, unknown>> }; entries: ReadonlyMap<string, unknown> }
}

/** 现场核查记录: what officers found by the item's checklist, with the photographs' hashes; officers stand in it by their letters. */
export function visitRecord<Common extends object>(
  { state, item, of, secrets }: Parts,
  offices: readonly string[],
  common: Common,
) {
  const definition = item.tasks.filter(isVisit).find(({ key }) => key === of)
  const visit = state.visits[of ?? '']
  if (!definition || !visit?.recorded) throw new RangeError(`no visit ${of} was recorded`)
  const { recorded, members, signed } = visit
  const { points, place, basis } = definition.visit
  const field = item.form.flatMap((group) => group.fields).find(({ key }) => key === place)
  const where = field && answerText(field, { ...state.plain, ...secrets.answers.values }[place])
  const titleOf = (point: string): string => points.find(({ key }) => key === point)?.title ?? point
  return {
    kind: 'visit-record',
    ...common,
    qr: null,
    title: definition.title,
    offices: offices.join('、'),
    visitedOn: recorded.visitedOn,
    visitedAt: recorded.visitedAt,
    place: where || '—',
    present: recorded.present ? '申请人或者其代表在场' : '申请人没有到场',
    basis,
    points: points.map(({ key, title, measure, basis: rests }) => {
      const found = recorded.findings.find(({ point }) => point === key)
      return { title, measure, basis: rests, found: found?.met ? '符合' : '不符合', seen: found?.seen ?? '' }
    }),
    photos: recorded.photos.map(({ point, takenAt, located, content }, at) => ({
      number: String(earlierPhotos(visit) + at + 1),
      point: titleOf(point),
      takenAt: takenAt === null ? '设备未记载' : instantText(takenAt),
      located: located ? '已记载' : '未记载',
      hash: content.replace(/^c1:/, ''),
    })),
    device:
      recorded.photos.length > 0 ? deviceText(secrets.entries.get(`visit-${state.tasks[recorded.by]?.ref}`)) : null,
    summary: recorded.summary.split('\n').filter((line) => line.trim() !== ''),
    verdict: visit.verdict === 'pass' ? '核查要点全部符合' : '有核查要点不符合',
    signed: members.map((member) => ({
      who: officerLabel(item, member),
      how: signatureOf(signed, member),
    })),
  }
}

const signatureOf = (signed: Readonly<Record<string, string | null>>, member: string): string => {
  if (!(member in signed)) return '没有签字'
  return signed[member] ? `已签字，不同意见：${signed[member]}` : '已签字，同意记录'
}

/** `2026-11-20T09:40`, as the camera stated it. */
const instantText = (at: string): string => `${dayText(at.slice(0, 10))} ${at.slice(11)}`

function deviceText(secret: unknown): string | null {
  const position = (secret as { position?: z.infer<typeof StatedPosition> } | undefined)?.position
  if (!position) return null
  const { latitude, longitude, withinMetres } = position
  return `北纬 ${latitude.toFixed(5)}°，东经 ${longitude.toFixed(5)}°，误差约 ${Math.round(withinMetres)} 米`
}
