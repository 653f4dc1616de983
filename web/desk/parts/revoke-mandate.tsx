import { App as Dialogs, Button } from 'antd'
import type { PartyId } from '#contracts/ids.ts'
import { revokeMandateAtWindow, type MandateView } from '#contracts/mandates.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { FailureNotice } from './failure-notice.tsx'

const words = copy.window.mandates

/** 撤销授权, by whoever stands at the window. */
export function RevokeMandate({
  mandate,
  present,
  onRevoked,
}: {
  mandate: MandateView['mandate']
  present: PartyId
  onRevoked: () => void
}) {
  const { session } = useSession()
  const { modal } = Dialogs.useApp()
  const command = useCommand(revokeMandateAtWindow)
  const send = async () => {
    if (await command.run({ params: { region: session.region }, body: { mandate, present } })) onRevoked()
  }
  const confirm = () =>
    void modal.confirm({ title: words.revokeTitle, content: words.revokeText, okText: words.revoke, onOk: send })
  return (
    <>
      <Button size="small" danger loading={command.busy} onClick={confirm}>
        {words.revoke}
      </Button>
      <FailureNotice failure={command.failure} />
    </>
  )
}
