import type { Calendar } from './calendar.ts'
import type { Day } from './day.ts'
import { addDays, parseDay } from './day.ts'

/** Calendar of 2024 to 2026 typed in from the notices, so that tests of the kernel need no data from outside it. */
export const china: Calendar = {
  region: 'CN',
  revision: '2026',
  coveredUntil: parseDay('2026-12-31'),
  holidays: Object.fromEntries(
    [
      ['元旦', '2024-01-01', '2024-01-01'],
      ['春节', '2024-02-10', '2024-02-17'],
      ['清明', '2024-04-04', '2024-04-06'],
      ['劳动节', '2024-05-01', '2024-05-05'],
      ['端午', '2024-06-10', '2024-06-10'],
      ['中秋', '2024-09-15', '2024-09-17'],
      ['国庆节', '2024-10-01', '2024-10-07'],
      ['元旦', '2025-01-01', '2025-01-01'],
      ['春节', '2025-01-28', '2025-02-04'],
      ['清明', '2025-04-04', '2025-04-06'],
      ['劳动节', '2025-05-01', '2025-05-05'],
      ['端午', '2025-05-31', '2025-06-02'],
      ['国庆节', '2025-10-01', '2025-10-08'],
      ['元旦', '2026-01-01', '2026-01-03'],
      ['春节', '2026-02-15', '2026-02-23'],
      ['清明', '2026-04-04', '2026-04-06'],
      ['劳动节', '2026-05-01', '2026-05-05'],
      ['端午', '2026-06-19', '2026-06-21'],
      ['中秋', '2026-09-25', '2026-09-27'],
      ['国庆节', '2026-10-01', '2026-10-07'],
    ].flatMap(([name = '', from = '', through = '']) =>
      daysFrom(parseDay(from), parseDay(through)).map((day) => [day, name] as const),
    ),
  ),
  workdays: Object.fromEntries(
    [
      ['春节', '2024-02-04', '2024-02-18', '2025-01-26', '2025-02-08', '2026-02-14', '2026-02-28'],
      ['清明', '2024-04-07'],
      ['劳动节', '2024-04-28', '2024-05-11', '2025-04-27', '2026-05-09'],
      ['中秋', '2024-09-14'],
      ['国庆节', '2024-09-29', '2024-10-12', '2025-09-28', '2025-10-11', '2026-09-20', '2026-10-10'],
      ['元旦', '2026-01-04'],
    ].flatMap(([name = '', ...days]) => days.map((day) => [parseDay(day), name] as const)),
  ),
}

function daysFrom(from: Day, through: Day): Day[] {
  const days: Day[] = []
  for (let day = from; day <= through; day = addDays(day, 1)) days.push(day)
  return days
}
