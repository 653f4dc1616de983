import { SendOutlined } from '@ant-design/icons'
import { Button, Radio, Select } from 'antd'
import { useState } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { copyCase, copyGrounds, listCopyReaders, type CopyReader } from '#contracts/copies.ts'
import { CopyGround } from '#contracts/copy-events.ts'
import type { OfficeId } from '#contracts/ids.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { Field } from './field.tsx'
import { Reading } from './reading.tsx'

type Props = { view: CaseView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

const words = copy.copies

/** 抄送 of a case to a post of the desks. */
export function SendCopy({ view, onReload, onDone }: Props) {
  const [open, setOpen] = useState(false)
  if (!view.can.includes('copy')) return null
  return (
    <>
      <Button icon={<SendOutlined />} onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      {open && (
        <CopyDialog
          view={view}
          onReload={onReload}
          onClose={() => setOpen(false)}
          onDone={(receipt) => {
            setOpen(false)
            onDone(words.done, receipt)
          }}
        />
      )}
    </>
  )
}

function CopyDialog({
  view,
  onReload,
  onClose,
  onDone,
}: Omit<Props, 'onDone'> & { onClose: () => void; onDone: (receipt: Receipt) => void }) {
  const { session } = useSession()
  const command = useCommand(copyCase)
  const [office, setOffice] = useState<OfficeId | undefined>()
  const [post, setPost] = useState<CopyReader['post'] | null>(null)
  const [ground, setGround] = useState<CopyGround | null>(null)
  const params = { region: session.region, case: view.case }
  const readers = useQuery(listCopyReaders, { params, query: { office } }, { remember: true })
  const send = async () => {
    if (post === null || ground === null) return
    const reply = await command.run({ params, body: { post, ground } })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={words.open}
      send={words.open}
      ready={post !== null && ground !== null}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{words.text}</p>
      <Reading query={readers}>
        {(data) => (
          <>
            {data.sent.length > 0 && (
              <ul className="plain-list">
                {data.sent.map((one) => (
                  <li key={`${one.officeName} ${one.roleTitle} ${one.name}`}>
                    {one.officeName} {one.roleTitle} {one.name}{' '}
                    <span className="quiet">{words.sent(one.day, one.seenDay)}</span>
                  </li>
                ))}
              </ul>
            )}
            <Field label={words.unit}>
              {(control) => (
                <Select
                  {...control}
                  aria-label={words.unit}
                  showSearch={{ optionFilterProp: 'label' }}
                  value={office}
                  onChange={(value) => {
                    setOffice(value)
                    setPost(null)
                  }}
                  options={data.offices.map((one) => ({ value: one.office, label: one.name }))}
                />
              )}
            </Field>
            {office &&
              (data.posts.length === 0 ? (
                <p className="quiet">{words.nobody}</p>
              ) : (
                <Field label={words.post}>
                  {(control) => (
                    <Radio.Group
                      {...control}
                      vertical
                      aria-label={words.post}
                      value={post}
                      onChange={(event) =>
                        setPost(data.posts.find((one) => one.post === event.target.value)?.post ?? null)
                      }
                      options={data.posts.map((one) => ({ value: one.post, label: `${one.name}（${one.roleTitle}）` }))}
                    />
                  )}
                </Field>
              ))}
          </>
        )}
      </Reading>
      <Field label={words.ground}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={words.ground}
            value={ground}
            onChange={(event) => setGround(CopyGround.parse(event.target.value))}
            options={CopyGround.options.map((value) => ({ value, label: copyGrounds[value] }))}
          />
        )}
      </Field>
    </ActDialog>
  )
}
