import { Button, Empty, Input } from 'antd'
import { useDeferredValue, useEffect, useState } from 'react'
import { listItems, readGuide } from '#contracts/catalogue.ts'
import { CaseId } from '#contracts/ids.ts'
import type { ItemSummary } from '#contracts/item.ts'
import { call } from '#web/shared/call.ts'
import { randomId } from '#web/shared/uuid.ts'
import { copy } from '../copy.ts'
import { failureOf, type Failure } from '../failure.ts'
import { newFiling } from '../outbox/filing.ts'
import { nowHere } from '../outbox/now.ts'
import { outbox } from '../outbox/outbox.ts'
import { findGuide, keptItems, ownerOf } from '../outbox/use-outbox.ts'
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
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const items = useQuery(listItems, {
    params: { region: session.region },
    query: { ...(q !== '' && { q }), serves: party.kind, channel: 'window', limit: 20 },
  })
  const away = items.failure?.kind === 'unanswered'
  const [kept, setKept] = useState<readonly ItemSummary[]>([])
  useEffect(() => {
    if (away) void keptItems(session.region).then(setKept)
  }, [away, session.region])
  const known = kept.filter((item) => item.serves.includes(party.kind) && item.name.includes(q))
  const shown = away ? { ...items, data: { items: known }, failure: null } : items

  const choose = async ({ code }: ItemSummary) => {
    const { region } = session
    setBusy(true)
    setFailure(null)
    try {
      const guide = await call(readGuide, { params: { region, item: code }, query: {} }).catch(
        async (error: unknown) => {
          const guide = failureOf(error).kind === 'unanswered' ? await findGuide(region, code) : null
          if (guide === null) throw error
          return guide
        },
      )
      const { name, revision } = guide.item
      const id = CaseId.parse(randomId())
      const at = { id, region, owner: ownerOf(session), item: { code, name, revision }, now: nowHere() }
      await outbox.keep(newFiling(at, party))
      const outcome = await outbox.send(id)
      const refused = outbox.find(id)?.refused ?? null
      if (outcome === 'refused' && refused) {
        setFailure({ kind: 'refused', problem: refused })
        await outbox.forget(id)
      } else await navigate(`/desk/window/${id}`)
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(false)
    }
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
      <FailureNotice failure={failure} />
      {away && <p className="quiet">{copy.outbox.keptItems}</p>}
      <Reading query={shown}>
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
                  <Button size="small" type="primary" ghost loading={busy} onClick={() => void choose(item)}>
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
