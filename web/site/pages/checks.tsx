import type { ReactNode } from 'react'
import { dayText } from '#web/shared/words.ts'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { describedBy, FieldFrame } from '#web/ui/field/FieldFrame.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps } from '../pages.ts'

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
  const more = new URLSearchParams({ ...(licence && { licence }), ...(next && { after: next }) })
  const field = {
    id: 'licence',
    label: words.licence,
    hint: words.licenceHint,
    error: unread === null ? null : words.licenceWrong,
  }
  return (
    <>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <form method="get" action={addresses.checks(region)} className="verify">
        <FieldFrame {...field}>
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
        </FieldFrame>
        <button className="button" type="submit">
          {words.show}
        </button>
        {licence && (
          <a className="tap" href={addresses.checks(region)}>
            {words.all}
          </a>
        )}
      </form>
      <h2>{words.table(licence)}</h2>
      {checks.length === 0 && (
        <div className="empty">
          <p className="empty__what">{words.empty(licence)}</p>
          <p>{words.emptyHint}</p>
        </div>
      )}
      <ul className="items">
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
      </ul>
      {(next !== null || !first) && (
        <p className="paging">
          {!first && <a href={addresses.checks(region, licence ?? undefined)}>{copy.cases.firstPage}</a>}
          {next !== null && (
            <a className="button button--quiet" href={`?${more.toString()}`} rel="next">
              {words.next}
            </a>
          )}
        </p>
      )}
    </>
  )
}

/** 处理结果 in words. */
function measureOf({ ends, rectifyBy, licence }: PageProps<'checks'>['checks'][number]): string {
  if (ends) return words.ends(licence === null)
  return rectifyBy === null ? words.nothing : words.rectify(dayText(rectifyBy))
}
