import { Button, Checkbox, Input, Select, type InputRef } from 'antd'
import { useRef, useState, type SyntheticEvent } from 'react'
import { DeskStatus, searchDeskCases, type CaseSearch } from '#contracts/case-search.ts'
import { listItems } from '#contracts/catalogue.ts'
import { ItemCode } from '#contracts/ids.ts'
import { copy } from '../copy.ts'
import { useKeys } from '../keyboard.ts'
import { BoxTabs } from '../parts/box-tabs.tsx'
import { Field } from '../parts/field.tsx'
import { ListTable } from '../parts/list-table.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePaging } from '../parts/paging.ts'
import { Reading } from '../parts/reading.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import { caseColumns } from './inbox.tsx'

type Asked = Omit<CaseSearch, 'after' | 'limit' | 'status'>

/** 办件查询. What is typed may be a name or the number of a document, so nothing of it stands in the address. */
export function SearchPage() {
  const [asked, setAsked] = useState<Asked>({})
  return (
    <>
      <PageHead title={copy.search.title}>
        <p className="quiet">{copy.search.about}</p>
      </PageHead>
      <search>
        <SearchForm onAsk={setAsked} />
      </search>
      <Found key={JSON.stringify(asked)} asked={asked} />
    </>
  )
}

function SearchForm({ onAsk }: { onAsk: (asked: Asked) => void }) {
  const words = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const [item, setItem] = useState<string | null>(null)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [overdue, setOverdue] = useState(false)
  const [short, setShort] = useState(false)
  useKeys({ '/': () => words.current?.focus() })
  const ask = (event?: SyntheticEvent) => {
    event?.preventDefault()
    const said = text.trim()
    const tooShort = said.length === 1
    setShort(tooShort)
    if (tooShort) return words.current?.focus()
    onAsk({
      ...(said && { text: said }),
      ...(item && { item: ItemCode.parse(item) }),
      ...(from && { from }),
      ...(to && { to }),
      ...(overdue && { overdue }),
    })
  }
  const clear = () => {
    setText('')
    setItem(null)
    setFrom('')
    setTo('')
    setOverdue(false)
    setShort(false)
    onAsk({})
    words.current?.focus()
  }
  return (
    <form className="panel search-form" onSubmit={ask}>
      <Field
        label={copy.search.text}

        hint={copy.search.textHint}
        error={short ? copy.search.tooShort : null}
      >
        {(described) => (
          <Input
            {...described}
            ref={words}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is for typing what is looked for
            autoFocus
            autoComplete="off"
            maxLength={100}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <ItemChoice value={item} onChange={setItem} />
      <Field label={copy.search.from}>
        {(described) => (
          <Input {...described} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        )}
      </Field>
      <Field label={copy.search.to}>
        {(described) => <Input {...described} type="date" value={to} onChange={(event) => setTo(event.target.value)} />}
      </Field>
      <div className="search-acts">
        <Checkbox checked={overdue} onChange={(event) => setOverdue(event.target.checked)}>
          {copy.search.overdue}
        </Checkbox>
        <Button type="primary" htmlType="submit">
          {copy.search.send}
        </Button>
        <Button onClick={clear}>{copy.search.clear}</Button>
      </div>
    </form>
  )
}

function ItemChoice({ value, onChange }: { value: string | null; onChange: (item: string | null) => void }) {
  const { session } = useSession()
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  const items = useQuery(listItems, {
    params: { region: session.region },
    query: { ...(q !== '' && { q }), limit: 20 },
  })
  return (
    <Field label={copy.search.item}>
      {({ id, ...described }) => (
        <Select
          id={id}
          {...described}
          allowClear
          showSearch={{ filterOption: false, onSearch: setTyped }}
          placeholder={copy.search.anyItem}
          value={value}
          onChange={(item: string | undefined) => onChange(item ?? null)}
          options={(items.data?.items ?? []).map((one) => ({ value: one.code, label: one.name }))}
        />
      )}
    </Field>
  )
}

const everything = 'all'

function Found({ asked }: { asked: Asked }) {
  const { session } = useSession()
  const [status, setStatus] = useState<DeskStatus | null>(null)
  const { after, paging } = usePaging(status ?? everything)
  const cases = useQuery(searchDeskCases, {
    params: { region: session.region },
    body: { ...asked, ...(status && { status }), ...(after && { after }), limit: 25 },
  })
  const counts = cases.data?.counts
  const all = counts && Object.values(counts.status).reduce((sum, count) => sum + count, 0)
  return (
    <>
      <BoxTabs
        label={copy.search.status}
        boxes={[
          { key: everything, title: copy.search.all, ...(all !== undefined && { count: all }) },
          ...DeskStatus.options.map((key) => ({
            key,
            title: copy.inbox.boxes[key],
            ...(counts && { count: counts.status[key] ?? 0 }),
          })),
        ]}
        current={status ?? everything}
        onChange={(key) => setStatus(DeskStatus.options.find((one) => one === key) ?? null)}
      />
      {counts?.more && <p className="quiet">{copy.search.more}</p>}
      <Reading query={cases}>
        {(data) => (
          <ListTable
            label={copy.search.title}
            rows={data.cases}
            columns={caseColumns}
            rowKey={(row) => row.case}
            href={(row) => `/desk/cases/${row.case}`}
            empty={copy.search.empty}
            paging={paging(data.next)}
          />
        )}
      </Reading>
    </>
  )
}
