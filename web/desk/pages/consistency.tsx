import { Select, Tag } from 'antd'
import { useDeferredValue, useState } from 'react'
import { listItems, readGuide } from '#contracts/catalogue.ts'
import { readConsistency, type ScoreDrift, type UnlikeResults } from '#contracts/consistency.ts'
import { ItemCode } from '#contracts/ids.ts'
import { dayText } from '#web/shared/words.ts'
import { copy } from '../copy.ts'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { Field } from '../parts/field.tsx'
import { Link } from '../parts/link.tsx'
import { ListTable, type Column } from '../parts/list-table.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Reading } from '../parts/reading.tsx'
import { useQuery } from '../query.ts'
import { navigate, useAddress } from '../router.ts'
import { useSession } from '../session.ts'

const words = copy.consistency
const { columns: heads } = words

const scored = (value: number | null) => (value === null ? '—' : String(value))
const share = (value: number | null) => (value === null ? '—' : `${value}%`)

const columns: Column<ScoreDrift>[] = [
  { key: 'reviewer', title: heads.reviewer, className: 'num nowrap', cell: (row) => row.reviewer },
  { key: 'step', title: heads.step, cell: (row) => row.step },
  { key: 'opinions', title: heads.opinions, className: 'num', cell: (row) => row.opinions },
  { key: 'mean', title: heads.mean, className: 'num', cell: (row) => scored(row.mean) },
  { key: 'others', title: heads.others, className: 'num', cell: (row) => scored(row.others) },
  {
    key: 'drift',
    title: heads.drift,
    className: 'num nowrap',
    cell: ({ drift, mean }) =>
      mean === null ? '—' : drift === null ? words.few : drift > 0 ? `+${drift}` : drift === 0 ? '0' : String(drift),
  },
  { key: 'failed', title: heads.failed, className: 'num', cell: (row) => share(row.failed) },
  { key: 'othersFailed', title: heads.othersFailed, className: 'num', cell: (row) => share(row.othersFailed) },
]

/** 裁量一致性: one item, decided alike where the facts are alike, and scored alike by everybody. */
export function ConsistencyPage() {
  const code = ItemCode.safeParse(useAddress().search.get('item') ?? '').data
  return (
    <>
      <PageHead title={words.title}>
        <p className="quiet">{words.about}</p>
      </PageHead>
      <ChooseItem code={code} />
      {code ? <Report key={code} code={code} /> : <p className="quiet">{words.chooseFirst}</p>}
    </>
  )
}

function ChooseItem({ code }: { code: ItemCode | undefined }) {
  const { region } = useSession().session
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const items = useQuery(listItems, {
    params: { region },
    query: { ...(q !== '' && { q }), channel: 'window', limit: 50 },
  })
  const chosen = useQuery(readGuide, code ? { params: { region, item: code } } : null)
  const found = (items.data?.items ?? []).map((item) => ({ value: item.code as string, label: item.name }))
  const own = chosen.data?.item
  const options =
    own && !found.some(({ value }) => value === own.code)
      ? [{ value: own.code as string, label: own.name }, ...found]
      : found
  return (
    <>
      <FailureNotice
        failure={chosen.failure ?? items.failure}
        title={copy.failure.queryTitle}
        onReload={() => {
          if (chosen.failure) chosen.reload()
          if (items.failure) items.reload()
        }}
      />
      <Field label={words.item}>
        {(control) => (
          <Select
            {...control}
            aria-label={words.item}
            placeholder={words.choose}
            showSearch={{ filterOption: false, onSearch: setTyped }}
            value={options.find(({ value }) => value === code)?.value ?? null}
            options={options}
            onChange={(value: string) => void navigate(`/desk/consistency?item=${value}`)}
          />
        )}
      </Field>
    </>
  )
}

function Report({ code }: { code: ItemCode }) {
  const { region } = useSession().session
  const report = useQuery(readConsistency, { params: { region, item: code }, query: {} })
  return (
    <Reading query={report}>
      {({ cases, since, compared, unlike, drift }) => (
        <>
          <p>
            <output>{since === null ? words.none : words.looked(cases, dayText(since))}</output>
          </p>
          <section className="panel stack">
            <h2>{words.unlike}</h2>
            <p className="quiet">{compared.length === 0 ? words.noCompared : words.compared(compared.join('、'))}</p>
            {unlike.length === 0 && compared.length > 0 && <p>{words.noUnlike}</p>}
            {unlike.map((group) => (
              <Unlike key={group.cases[0]?.case} group={group} />
            ))}
          </section>
          <section className="panel stack">
            <h2>{words.drift}</h2>
            <ListTable
              label={words.drift}
              rows={drift}
              columns={columns}
              rowKey={(row) => `${row.reviewer} ${row.step}`}
              empty={words.noDrift}
            />
          </section>
        </>
      )}
    </Reading>
  )
}

function Unlike({ group: { facts, granted, refused, cases } }: { group: UnlikeResults }) {
  return (
    <div className="said">
      <p>
        <b>{words.results(granted, refused)}</b>
      </p>
      <p>{facts.map(({ label, value }) => `${label}：${value}`).join('；')}</p>
      <ul>
        {cases.map((one) => (
          <li key={one.case}>
            <Link href={`/desk/cases/${one.case}`}>
              <span className="case-number">{one.number}</span>
            </Link>{' '}
            <Tag color={one.outcome === 'granted' ? 'success' : 'error'}>{words.outcomes[one.outcome]}</Tag>
            <span className="num">{one.day}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
