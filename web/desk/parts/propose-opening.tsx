import { Input, Radio } from 'antd'
import { useState } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { SealDocument, SealGround, sealGrounds } from '#contracts/seal-grounds.ts'
import { proposeOpening } from '#contracts/seal-openings.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { navigate } from '../router.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { Field } from './field.tsx'

const words = copy.seals

/** 提请启封 of one step of the case; it then waits for another person. */
export function ProposeOpening({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const { session } = useSession()
  const command = useCommand(proposeOpening)
  const [task, setTask] = useState<string | null>(null)
  const [ground, setGround] = useState<SealGround | null>(null)
  const [document, setDocument] = useState('')
  const ready = task !== null && ground !== null && SealDocument.safeParse(document).success
  const send = async () => {
    if (task === null || ground === null) return
    const reply = await command.run({
      params: { region: session.region, case: view.case },
      body: { task, ground, document },
    })
    if (reply) void navigate(`/desk/openings/${reply.opening}?case=${view.case}`)
  }
  return (
    <ActDialog
      title={words.proposeTitle}
      send={words.proposeSend}
      ready={ready}
      width={640}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onClose}
    >
      <Field label={words.task}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={words.task}
            value={task}
            onChange={(event) => setTask(String(event.target.value))}
            options={view.sealed.map((one) => ({
              value: one.task,
              disabled: one.waits,
              label: `${one.title}（${one.waits ? words.waits : one.label}）`,
            }))}
          />
        )}
      </Field>
      <Field label={words.ground} hint={ground ? sealGrounds[ground].basis : undefined}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={words.ground}
            value={ground}
            onChange={(event) => setGround(SealGround.parse(event.target.value))}
            options={SealGround.options.map((one) => ({ value: one, label: sealGrounds[one].text }))}
          />
        )}
      </Field>
      <Field label={words.document} hint={words.documentHint}>
        {(control) => (
          <Input {...control} maxLength={40} value={document} onChange={(event) => setDocument(event.target.value)} />
        )}
      </Field>
      <p className="quiet">{words.proposeText}</p>
    </ActDialog>
  )
}
