import { findingOf } from '#contracts/commitment-events.ts'
import type { Item } from '#contracts/item.ts'
import { inspectionFindings } from '#contracts/supervision-events.ts'
import { inspectionCauses } from '#contracts/supervision.ts'
import type { CaseState } from '../case-state.ts'
import type { CheckSecret } from '../ways/check-routes.ts'
import { inspectionSecret } from './supervision-routes.ts'

type Parts = { state: CaseState; item: Item; of: string | null; secrets: { entries: ReadonlyMap<string, unknown> } }

/** Which check a record is of: `2` the second of a promise, `inspection1-2` the second of an inspection. */
export function checkOf(of: string): { inspection: string | null; place: number } {
  const [key, place] = of.split('-')
  return place === undefined ? { inspection: null, place: Number(key) } : { inspection: key!, place: Number(place) }
}

/** The office that went. */
export const checkingOffice = (of: string, { commitment, supervision }: Item): string =>
  checkOf(of).inspection ? supervision!.office : commitment!.checkedBy

/** 监督检查记录 with the holder and with those who went, as it is signed and filed; what is published names neither. */
export function checkRecord<Common extends object>(parts: Parts, common: Common) {
  const { state, item, of } = parts
  const { inspection, place } = checkOf(of ?? '')
  return {
    kind: 'check-record',
    ...common,
    qr: null,
    licenceTitle: item.outcome.title,
    licenceNumber: state.credential!.serial,
    ...(inspection === null ? ofPromise(parts, place) : ofInspection(parts, inspection, place)),
  }
}

const officersFrom = (entries: ReadonlyMap<string, unknown>, name: string): string[] =>
  (entries.get(name) as CheckSecret | undefined)?.officers ?? []

const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

function ofPromise({ state, item, secrets }: Parts, place: number) {
  const { checks, dispensed, rectifyBy } = state.commitment!
  const { finding, report, lapsed, day } = checks[place - 1]!
  const { text, basis } = findingOf(finding, item.filing === true, lapsed)
  return {
    way: '承诺核查',
    checkedOn: day,
    basis: `《中华人民共和国行政许可法》第六十一条；${basis}`,
    points: item.materials
      .filter(({ key }) => dispensed.includes(key))
      .map(({ name, standard }) => ({
        title: name,
        measure: standard,
        found: finding === 'true' ? '与承诺一致' : '见下文',
        seen: finding === 'true' ? '与承诺的内容一致。' : '见检查情况和处理结果。',
      })),
    report: lines(report),
    conclusion: text,
    rectifyByOn: finding === 'to-rectify' ? (rectifyBy?.day ?? null) : null,
    officers: officersFrom(secrets.entries, `check-${place}`),
  }
}

function ofInspection({ state, item, secrets }: Parts, inspection: string, place: number) {
  const rule = item.supervision!
  const one = state.supervision!.inspections.find((known) => known.inspection === inspection)!
  const { finding, points, report, day } = one.records[place - 1]!
  return {
    way: place > 1 ? `${inspectionCauses[one.cause]}（复查）` : inspectionCauses[one.cause],
    checkedOn: day,
    basis: rule.basis,
    points: rule.points.map(({ key, title, measure }) => {
      const found = points.find(({ point }) => point === key)
      return { title, measure, found: found?.met ? '符合' : '不符合', seen: found?.seen || '—' }
    }),
    report: lines(report),
    conclusion: inspectionFindings[finding].text,
    rectifyByOn: finding === 'to-rectify' ? (one.rectifyBy?.day ?? null) : null,
    officers: officersFrom(secrets.entries, inspectionSecret(inspection, place)),
  }
}
