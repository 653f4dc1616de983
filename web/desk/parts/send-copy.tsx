import { SendOutlined } from '@ant-design/icons'
import { Button, Radio, Select } from 'antd'
import { useState } from 'react'
import { copyCase, copyGrounds, listCopyReaders, type CopyReader } from '#contracts/copies.ts'
import { CopyGround } from '#contracts/copy-events.ts'
import type { OfficeId } from '#contracts/ids.ts'
import { copy } from '../copy.ts'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct, useCaseDialogs, type CaseActing, type CaseDialog } from './act.ts'
import { Field } from './field.tsx'
import { Reading } from './reading.tsx'

const words = copy.copies

/** 抄送 of a case to a post of the desks. */
export function SendCopy(acting: CaseActing) {
  const { open, setOpen, dialog } = useCaseDialogs<'copy'>(acting)
  if (!acting.view.can.includes('copy')) return null
  return (
    <>
      <Button icon={<SendOutlined />} onClick={() => setOpen('copy')}>
        {words.open}
      </Button>
      {open && <CopyDialog {...dialog(words.done)} />}
    </>
  )
}

function CopyDialog(props: CaseDialog) {
  const { session } = useSession()
  const { act, dialog } = useCaseAct(copyCase, props)
  const [office, setOffice] = useState<OfficeId | undefined>()
  const [post, setPost] = useState<CopyReader['post'] | null>(null)
  const [ground, setGround] = useState<CopyGround | null>(null)
  const params = { region: session.region, case: props.view.case }
  const readers = useQuery(listCopyReaders, { params, query: { office } }, { remember: true })
  const send = () => {
    if (post !== null && ground !== null) act({ post, ground })
  }
  return (
    <ActDialog {...dialog} title={words.open} send={words.open} ready={post !== null && ground !== null} onSend={send}>
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
