import { Button, Empty, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { openDraft } from '#contracts/cases.ts'
import { listItems } from '#contracts/catalogue.ts'
import type { ItemSummary } from '#contracts/item.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useQuery } from '../query.ts'
import { navigate } from '../router.ts'
import { useSession } from '../session.ts'
import { FailureNotice } from './failure-notice.tsx'
import type { Identified } from './identify-form.tsx'
import { Reading } from './reading.tsx'

/** Items that this kind of applicant may ask for; choosing one opens a filing in their name. */
export function ChooseItem({ party }: { party: Identified }) {
  const { session } = useSession()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const open = useCommand(openDraft)
  const items = useQuery(listItems, {
    params: { region: session.region },
    query: { ...(q !== '' && { q }), serves: party.kind, channel: 'window', limit: 20 },
  })
  const choose = async (item: ItemSummary) => {
    const reply = await open.run({
      params: { region: session.region },
      body: { item: item.code, applicant: party.party },
    })
    if (reply) await navigate(`/desk/window/${reply.case}`)
  }
  return (
    <>
      <Input.Search
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person waits at the window: the clerk types at once
        autoFocus
        allowClear
        aria-label={copy.window.search}
        placeholder={copy.window.search}
        maxLength={50}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <FailureNotice failure={open.failure} />
      <Reading query={items}>
        {(data) =>
          data.items.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={copy.window.noItems} />
          ) : (
            <ul className="rows choices">
              {data.items.map((item) => (
                <li key={item.code}>
                  <span>
                    <b>{item.name}</b>
                    <span className="quiet below">
                      {item.officeName}
                      {item.promisedDays !== null && ` · ${copy.window.promised(item.promisedDays)}`}
                    </span>
                  </span>
                  <Button size="small" type="primary" ghost loading={open.busy} onClick={() => void choose(item)}>
                    {copy.window.open}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Reading>
    </>
  )
}
