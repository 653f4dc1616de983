import { Button } from 'antd'
import { listDraftsOfPresent, takeUpDraft } from '#contracts/cases.ts'
import type { CaseId, PartyId } from '#contracts/ids.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useQuery } from '../query.ts'
import { navigate } from '../router.ts'
import { useSession } from '../session.ts'
import { FailureNotice } from './failure-notice.tsx'
import { beijingMinute } from './instant.ts'
import { Reading } from './reading.tsx'

/** 网上草稿 of whoever stands at the window: what they began at home is gone on with here. */
export function OnlineDrafts({ party }: { party: PartyId }) {
  const { session } = useSession()
  const { region } = session
  const drafts = useQuery(listDraftsOfPresent, { params: { region }, body: { party } })
  const takeUp = useCommand(takeUpDraft)
  const open = async (id: CaseId) => {
    const taken = await takeUp.run({ params: { region, case: id }, body: { party } })
    if (taken) void navigate(`/desk/window/${taken.case}`)
  }
  return (
    <section className="panel">
      <h2>{copy.window.online}</h2>
      <p className="quiet">{copy.window.onlineAbout}</p>
      <FailureNotice failure={takeUp.failure} onReload={drafts.reload} />
      <Reading query={drafts}>
        {(data) =>
          data.drafts.length === 0 ? (
            <p>{copy.window.onlineNone}</p>
          ) : (
            <ul className="rows drafts">
              {data.drafts.map((draft) => (
                <li key={draft.case}>
                  <b>{draft.itemName}</b>
                  <span className="quiet num">
                    {copy.window.updated} {beijingMinute(draft.updatedAt)}
                  </span>
                  {draft.takenHere ? (
                    <Button size="small" type="primary" onClick={() => void open(draft.case)}>
                      {copy.window.takeUp}
                    </Button>
                  ) : (
                    <span className="quiet">{copy.window.otherZone}</span>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Reading>
    </section>
  )
}
