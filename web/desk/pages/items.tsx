import { Button, Empty, Input, Space } from 'antd'
import { useDeferredValue, useState } from 'react'
import { listItems } from '#contracts/catalogue.ts'
import { ItemCode } from '#contracts/ids.ts'
import { words } from '../form-page/copy.ts'
import { Link } from '../parts/link.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Reading } from '../parts/reading.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'

/** 事项: those whose forms can be designed. */
export function ItemsPage() {
  const { session } = useSession()
  const [typed, setTyped] = useState('')
  const [after, setAfter] = useState<string | null>(null)
  const q = useDeferredValue(typed.trim())
  const items = useQuery(listItems, {
    params: { region: session.region },
    query: {
      ...(q !== '' && { q }),
      ...(after !== null && { after: ItemCode.parse(after) }),
      channel: 'site',
      limit: 20,
    },
  })
  return (
    <>
      <PageHead title={words.itemsTitle}>
        <p className="quiet">{words.itemsLead}</p>
      </PageHead>
      <section className="panel">
        <Input.Search
          allowClear
          aria-label={words.search}
          placeholder={words.search}
          maxLength={50}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAfter(null)
          }}
        />
        <Reading query={items}>
          {(data) =>
            data.items.length === 0 ? (
              <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noItems} />
            ) : (
              <>
                <ul className="rows">
                  {data.items.map((item) => (
                    <li key={item.code}>
                      <span>
                        <b>{item.name}</b>
                        <span className="quiet below">{item.officeName}</span>
                      </span>
                      <Space>
                        <Link href={`/desk/items/${item.code}/form`} aria-label={`${words.design}：${item.name}`}>
                          {words.design}
                        </Link>
                        <Link href={`/desk/items/${item.code}/rules`} aria-label={`${words.rules}：${item.name}`}>
                          {words.rules}
                        </Link>
                      </Space>
                    </li>
                  ))}
                </ul>
                <div className="form-foot">
                  {after !== null && <Button onClick={() => setAfter(null)}>{words.first}</Button>}
                  {data.next !== null && <Button onClick={() => setAfter(data.next)}>{words.next}</Button>}
                </div>
              </>
            )
          }
        </Reading>
      </section>
    </>
  )
}
