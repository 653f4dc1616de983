import { Input, Radio } from 'antd'
import { useState } from 'react'
import type { RecusalWay } from '#contracts/hearing-events.ts'
import { askChairRecusal, leastRecusal, recordChairRecusal } from '#contracts/hearing-recusals.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import type { CaseDialog } from './act.ts'
import { Field } from './field.tsx'
import { participantText } from './hearing-facts.tsx'
import { WordsField } from './words-field.tsx'

const words = copy.hearing.recusal

/** 申请回避: a window takes it from the applicant who stands there; the office writes down a letter, and what 利害关系人 say. */
export function AskRecusal({ view, onClose, onReload, onDone }: CaseDialog) {
  const { session } = useSession()
  const [asking, recording] = [useCommand(askChairRecusal), useCommand(recordChairRecusal)]
  const atWindow = view.can.includes('ask-chair-recusal')
  const askers = atWindow ? ['applicant'] : (view.hearing?.mayRecuse ?? [])
  const [by, setBy] = useState(askers[0] ?? 'applicant')
  const [chosen, setWay] = useState<Exclude<RecusalWay, 'online'>>('written')
  const [why, setWhy] = useState('')
  const [receivedOn, setReceivedOn] = useState('')
  // An applicant who stands there is served at a window.
  const ways = by === 'applicant' ? (['written'] as const) : (['written', 'window'] as const)
  const way = ways.find((one) => one === chosen) ?? 'written'
  const send = async () => {
    const params = { region: session.region, case: view.case }
    const said = { words: why.trim(), expects: view.version }
    const reply = atWindow
      ? await asking.run({ params, body: said })
      : await recording.run({
          params,
          body: { by, way, ...(way === 'written' && receivedOn ? { receivedOn } : {}), ...said },
        })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={words.record}
      send={words.recordSend}
      ready={saysAtLeast(why, leastRecusal.ask)}
      width={640}
      busy={asking.busy || recording.busy}
      failure={asking.failure ?? recording.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{words.recordText}</p>
      {!atWindow && (
        <>
          <Field label={words.by}>
            {(control) => (
              <Radio.Group
                {...control}
                vertical
                aria-label={words.by}
                value={by}
                onChange={(event) => setBy(askers.find((one) => one === event.target.value) ?? by)}
                options={askers.map((one) => ({ value: one, label: participantText(one) }))}
              />
            )}
          </Field>
          <Field label={words.way}>
            {(control) => (
              <Radio.Group
                {...control}
                aria-label={words.way}
                value={way}
                onChange={(event) => setWay(ways.find((one) => one === event.target.value) ?? 'written')}
                options={ways.map((one) => ({ value: one, label: words.ways[one] }))}
              />
            )}
          </Field>
          {way === 'written' && (
            <Field label={words.receivedOn} hint={words.receivedOnHint} required={false}>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  value={receivedOn}
                  onChange={(event) => setReceivedOn(event.target.value)}
                />
              )}
            </Field>
          )}
        </>
      )}
      <WordsField label={words.why} hint={words.whyHint} most={1000} value={why} onChange={setWhy} />
    </ActDialog>
  )
}
