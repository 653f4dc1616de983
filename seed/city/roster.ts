import { RosterLine, type Hours } from '#contracts/halls.ts'
import { offices } from './offices.ts'

const span = (from: string, to: string) => ({ from, to })
const office: Hours = { workday: [span('09:00', '12:00'), span('13:30', '17:30')], restday: [] }
/** Units that firms and families ask in the evening and on Saturdays as well. */
const long: Hours = { workday: [span('08:30', '20:00')], restday: [span('09:00', '17:00')] }
const longOnes = ['zhengwu', 'gongan', 'shichang', 'yibao', 'renshe', 'zhujian']

const units: Readonly<Record<string, string>> = {
  zhengwu: '网上服务科',
  gongan: '人口与出入境值守组',
  shichang: '登记注册值守组',
}

/**
 * 网上值守: every bureau answers online in office hours, some longer. What an office leaves unanswered the city's 政务办 takes over; what
 * that leaves, the government, once somebody there takes cases in. Telephone numbers go through 12345, which puts callers through.
 */
export const roster: readonly RosterLine[] = offices
  .filter(({ kind }) => kind === 'bureau')
  .map(({ id }) =>
    RosterLine.parse({
      office: id,
      unit: units[id] ?? '政务服务值守组',
      phone: '12345',
      hours: longOnes.includes(id) ? long : office,
      deputy: id === 'zhengwu' ? 'zhengfu' : 'zhengwu',
    }),
  )
