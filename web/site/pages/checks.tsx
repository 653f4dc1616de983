import type { ReactNode } from 'react'
import { dayText } from '#web/shared/words.ts'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { describedBy } from '#web/ui/field/FieldFrame.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps } from '../pages.ts'
import { PublicList } from '../parts/PublicList.tsx'

const words = copy.checks

export const checksTitle = (): string => words.title

/** 监督检查记录公开: what was checked and what followed, the latest first, or of one licence. */
export function ChecksPage({
  frame: { region },
  checks,
  next,
  licence,
  unread,
  first,
}: PageProps<'checks'>): ReactNode {
  const field = {
    id: 'licence',
    label: words.licence,
    hint: words.licenceHint,
    error: unread === null ? null : words.licenceWrong,
  }
  return (
    <PublicList
      href={addresses.checks(region)}
      words={words}
      field={field}
      input={
        <input
          id={field.id}
          name="licence"
          className="input input--full"
          maxLength={130}
          spellCheck={false}
          autoComplete="off"
          defaultValue={licence ?? unread ?? ''}
          aria-invalid={unread !== null || undefined}
          aria-describedby={describedBy(field)}
        />
      }
      by={licence}
      first={first}
      next={next}
    >
      {checks.map((check, place) => (
        <li key={`${check.day}:${check.licence ?? check.itemName}:${place}`} className="item">
          <div className="item__head">
            <h3>
              {check.itemName}：{check.finding.split('，')[0]}
            </h3>
          </div>
          <Facts
            facts={[
              {
                label: words.licence,
                value: check.licence ? (
                  <a href={addresses.verify(region, check.licence)}>{check.licence}</a>
                ) : (
                  words.filing
                ),
              },
              { label: words.way, value: check.way },
              { label: words.day, value: dayText(check.day) },
              { label: words.office, value: check.office },
              { label: words.checked, value: check.checked.join('、') },
              { label: words.measure, value: measureOf(check) },
              { label: words.basis, value: check.basis },
              { label: words.signed, value: check.signed ? words.signedBy : words.unsaid },
            ]}
          />
        </li>
      ))}
    </PublicList>
  )
}

/** 处理结果 in words. */
function measureOf({ toEnd, handedOver, rectifyBy, licence }: PageProps<'checks'>['checks'][number]): string {
  if (handedOver) return words.handedOver
  if (toEnd) return words.toEnd(licence === null)
  return rectifyBy === null ? words.nothing : words.rectify(dayText(rectifyBy))
}
