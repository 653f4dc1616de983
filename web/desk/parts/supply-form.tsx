import { App as Dialogs, Button } from 'antd'
import { useState } from 'react'
import { removeFile, uploadFile, type CaseView } from '#contracts/cases.ts'
import type { supplyDeferred } from '#contracts/deferrals.ts'
import type { handInRevision } from '#contracts/expert-panel.ts'
import { FileId } from '#contracts/ids.ts'
import type { Material } from '#contracts/item.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { call } from '#web/shared/call.ts'
import { uploadOnce } from '#web/shared/upload-once.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSubmitKey } from '../keyboard.ts'
import { useLeaveGuard } from '../router.ts'
import { useSession } from '../session.ts'
import { FailureNotice } from './failure-notice.tsx'
import { MaterialSlot } from './material-slot.tsx'

type Props = {
  view: CaseView
  materials: readonly Material[]
  /** The last day as it was told; null where none was. */
  due: string | null
  words: {
    about: string
    due: (day: string) => string
    send: string
    confirmTitle: string
    confirmText: string
    nothing: string
  }
  endpoint: typeof handInRevision | typeof supplyDeferred
  onDone: (receipt: Receipt) => void
  onReload: () => void
}

/** A place for each material that is waited for, and one submission for what was brought. */
export function SupplyForm({ view, materials, due, words, endpoint, onDone, onReload }: Props) {
  const { session } = useSession()
  const { modal } = Dialogs.useApp()
  const command = useCommand(endpoint)
  const [paper, setPaper] = useState<string[]>([])
  const [files, setFiles] = useState(view.staged)
  const params = { region: session.region, case: view.case }
  const brought = paper.length > 0 || files.some((file) => materials.some(({ key }) => key === file.material))
  useLeaveGuard(paper.length > 0 && !command.busy)
  const send = async () => {
    const reply = await command.run({ params, body: { paper, expects: view.version } })
    if (reply) onDone(reply.receipt)
  }
  const submit = () => {
    if (!brought || command.busy) return
    void modal.confirm({ title: words.confirmTitle, content: words.confirmText, okText: words.send, onOk: send })
  }
  useSubmitKey(submit)
  return (
    <div className="stack">
      <p>
        {words.about}
        {due && <b>{words.due(due)}</b>}
      </p>
      {materials.map((material) => (
        <MaterialSlot
          key={material.key}
          material={material}
          paper={paper.includes(material.key)}
          files={files
            .filter((file) => file.material === material.key)
            .map(({ file, name, bytes }) => ({ id: file, name, bytes }))}
          onPaper={(taken) =>
            setPaper((paper) => [...paper.filter((key) => key !== material.key), ...(taken ? [material.key] : [])])
          }
          upload={async (raw, onProgress) => {
            const to = { case: params.case, material: material.key }
            const added = await uploadOnce(to, raw, (upload) =>
              call(uploadFile, { params, query: { material: material.key, name: raw.name, upload }, raw, onProgress }),
            )
            setFiles((files) => [...files.filter((one) => one.file !== added.file), added])
          }}
          takeBack={async (id) => {
            await call(removeFile, { params: { ...params, file: FileId.parse(id) } })
            setFiles((files) => files.filter((one) => one.file !== id))
          }}
        />
      ))}
      <FailureNotice failure={command.failure} onReload={onReload} onRepeat={() => void send()} />
      <div className="form-foot sticky-foot">
        <Button
          type="primary"
          disabled={!brought}
          loading={command.busy}
          title={copy.common.submitKey}
          onClick={submit}
        >
          {words.send}
        </Button>
        {!brought && <span className="quiet">{words.nothing}</span>}
      </div>
    </div>
  )
}
