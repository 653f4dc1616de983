import { parseLicenceIdentifier } from '#kernel/codes/licence-identifier.ts'
import type { Module, Platform } from '#platform/platform.ts'
import { executeAs } from '#platform/execute.ts'
import { openNumbers } from '#platform/numbers.ts'
import type { Rows } from '#platform/db.ts'
import type { DueDeadline } from '#platform/deadlines.ts'
import { v5 } from '#platform/uuid.ts'
import type { CasesAsk } from './ask.ts'
import { caseAct, caseEnv } from './case-act.ts'
import { platformAct } from './platform-act.ts'
import type { CaseCommand } from './case.ts'
import type { CaseState } from './case-state.ts'
import { assignOpenTasks } from './review/draw.ts'
import { forgetOldDrafts, leaveWindowDrafts } from './drafts/draft-expiry.ts'
import { defaultReader } from './deferral/default-news.ts'
import { deferralRoutes } from './deferral/deferral-routes.ts'
import { recountNewsReader } from './clocks/recount-news.ts'
import { recomputeOpenCases } from './clocks/recompute-open.ts'
import { deliveryRoutes } from './delivery/delivery-routes.ts'
import { printRoutes } from './delivery/print-routes.ts'
import { followReferrals } from './referrals/follow-referrals.ts'
import { sendReferral } from './referrals/referral-jobs.ts'
import { draftRoutes } from './drafts/draft-routes.ts'
import { erasureRoutes } from './erasure/erasure-routes.ts'
import { expertRoutes } from './experts/expert-routes.ts'
import { panelOfDeadline } from './experts/expert-rows.ts'
import { copyRoutes } from './copies/copy-routes.ts'
import { handlingRoutes } from './handling/handling-routes.ts'
import { absenceReader } from './handling/deputies.ts'
import { visitRoutes } from './visits/visit-routes.ts'
import { hearingRoutes } from './hearing/hearing-routes.ts'
import { recusalRoutes } from './hearing/recusal-routes.ts'
import { barRoutes, fraudReader } from './intake/bars.ts'
import { wholeExtensionRoute } from './parts/whole-extension.ts'
import { licenceEndedReader } from './supervision/licence-ended-reader.ts'
import { closureRoutes } from './closures/closure-routes.ts'
import { publicNoticeRoutes } from './public-notice/notice-routes.ts'
import { lastDayClock, noticeClock } from './public-notice/notice-rows.ts'
import { deputyOf } from './intake/deputy.ts'
import { intakeSupervisionRoutes } from './intake/supervision-routes.ts'
import { intakeRoutes } from './intake/intake-routes.ts'
import { notifyApplicant } from './messages/notice-job.ts'
import { paperSetter } from './papers/paper-job.ts'
import { messageRoutes } from './messages/message-routes.ts'
import { progressRoutes } from './reading/progress-routes.ts'
import { depositNewsReader } from './delivery/deposit-news.ts'
import { parcelReader } from './delivery/parcel-news.ts'
import { readRoutes } from './reading/read-routes.ts'
import { reviewRoutes } from './review/review-routes.ts'
import { sealRoutes } from './seal/seal-routes.ts'
import { searchRoute } from './reading/search-route.ts'
import { servedRoute } from './intake/served-route.ts'
import { checkRoute } from './drafts/check-route.ts'
import { sourceRoutes } from './drafts/source-routes.ts'
import { meetingClock } from './meetings/meeting-rows.ts'
import { sittingReader } from './meetings/sitting-reader.ts'
import { meetingRoutes } from './meetings/meeting-routes.ts'
import { consistencyRoute } from './consistency/consistency-route.ts'
import { internalRoutes } from './clocks/internal-routes.ts'
import { lateRoutes } from './late/late-routes.ts'
import { remindClock, ringStanding } from './reminders/reminder-rows.ts'
import { officeClock, stepClock } from './late/late-rows.ts'
import { replayRoute } from './clocks/replay-route.ts'
import { submitRoute } from './drafts/submit-route.ts'
import { gatherEarlierCases } from './projects/earlier-cases.ts'
import { projectRoutes } from './projects/project-routes.ts'
import { partRoutes } from './parts/part-routes.ts'
import { partsReader } from './parts/parts-reader.ts'
import { atOnceReader } from './ways/at-once.ts'
import { checkRecordsRoute } from './ways/check-records.ts'
import { checkRoutes } from './ways/check-routes.ts'
import { beginSupervision, superviseLicence } from './supervision/begin-supervision.ts'
import { inspectorsGoneReader, inspectorsReader } from './supervision/inspectors-reader.ts'
import { periodOver } from './supervision/supervision-clock.ts'
import { supervisionRoutes } from './supervision/supervision-routes.ts'
import { supervisionClock } from './supervision/supervision-rows.ts'
import { sampleReader } from './ways/sample-reader.ts'
import { trialRoutes } from './ways/trial-routes.ts'
import { wayRoutes } from './ways/way-routes.ts'
import { signedCatalogue } from './signing/signers.ts'
import { thirdPartyRoutes } from './third-parties/third-party-routes.ts'
import { windowDraftRoutes } from './drafts/window-draft-routes.ts'
import { withdrawalRoutes } from './intake/withdraw-route.ts'

export { casesFor } from './for-others.ts'

/** What the clock says when a limit of a case has run out. */
async function ranOut(
  platform: Platform,
  ask: CasesAsk,
  due: DueDeadline,
  state: CaseState,
  [ring]: readonly Rows[],
): Promise<CaseCommand> {
  const { region, name } = due
  const panel = panelOfDeadline(name)
  if (panel) return { type: 'panel-clock-ran-out', panel }
  switch (name) {
    case 'withdrawal':
      return { type: 'withdrawal-clock-ran-out' }
    case 'intake-watch':
      return { type: 'intake-watch-ran-out', deputy: await deputyOf(platform, ask, region, state.intakeOffice) }
    case 'agreement':
      return { type: 'agreement-clock-ran-out' }
    case 'renewal':
      return { type: 'renewal-clock-ran-out' }
    case officeClock:
      return { type: 'office-clock-ran-out' }
    case remindClock:
      return { type: 'remind-clock-ran-out', stands: ring?.rows.length === 1 }
    case supervisionClock:
      return periodOver(platform, ask, due, state)
    default:
      if (name.startsWith(lastDayClock)) return { type: 'notice-last-day-began', task: name.slice(lastDayClock.length) }
      if (name.startsWith(meetingClock))
        return { type: 'meeting-clock-ran-out', meeting: name.slice(meetingClock.length) }
      if (name.startsWith(noticeClock)) return { type: 'notice-clock-ran-out', task: name.slice(noticeClock.length) }
      return name.startsWith(stepClock)
        ? { type: 'step-clock-ran-out', task: name.slice(stepClock.length) }
        : { type: 'intake-clock-ran-out' }
  }
}

/** 办件: from the draft to the delivered result. */
export function openCases({
  platform,
  ask: asked,
  askSuperiorEveryMs,
}: {
  platform: Platform
  ask: CasesAsk
  /** How often the authority above is asked about one package; null leaves that to another server. */
  askSuperiorEveryMs: number | null
}): Module {
  const ask = { ...asked, catalogue: signedCatalogue(asked.catalogue) }
  const numbers = openNumbers(platform.db)
  const following =
    ask.superior && askSuperiorEveryMs !== null
      ? followReferrals(platform, ask, ask.superior, askSuperiorEveryMs)
      : null
  return {
    name: 'cases',
    routes: [
      ...draftRoutes(platform, ask),
      ...windowDraftRoutes(ask),
      ...sourceRoutes(platform, ask),
      checkRoute(platform, ask),
      submitRoute(platform, ask, numbers),
      ...intakeRoutes(platform, ask),
      ...intakeSupervisionRoutes(ask),
      ...barRoutes(ask),
      ...deliveryRoutes(platform, ask),
      ...printRoutes(platform, ask),
      ...withdrawalRoutes(platform, ask),
      ...checkRoutes(platform, ask),
      checkRecordsRoute(ask),
      ...supervisionRoutes(platform, ask),
      ...wayRoutes(platform, ask),
      ...trialRoutes(ask),
      ...hearingRoutes(platform, ask),
      ...recusalRoutes(platform, ask),
      ...expertRoutes(platform, ask),
      ...visitRoutes(platform, ask),
      ...deferralRoutes(platform, ask),
      ...thirdPartyRoutes(platform, ask),
      ...partRoutes(ask),
      ...projectRoutes(platform, ask),
      ...messageRoutes(platform, ask),
      ...readRoutes(platform, ask),
      ...progressRoutes(platform, ask),
      searchRoute(platform, ask),
      servedRoute(ask),
      ...reviewRoutes(ask),
      ...handlingRoutes(ask),
      ...copyRoutes(platform, ask),
      ...sealRoutes(ask),
      ...erasureRoutes(ask),
      replayRoute(ask),
      ...lateRoutes(ask),
      ...internalRoutes(ask),
      consistencyRoute(ask),
      ...closureRoutes(platform, ask),
      wholeExtensionRoute(platform, ask),
      ...meetingRoutes(platform, ask),
      ...publicNoticeRoutes(platform, ask),
    ],
    readers: [
      {
        name: 'draw',
        wants: (type) => type === 'case.task-opened' || type === 'case.assignee-returned',
        handle: (event) => assignOpenTasks(platform, ask, event),
      },
      absenceReader(platform, ask),
      atOnceReader(platform, ask),
      sampleReader(platform, ask),
      inspectorsReader(platform, ask),
      inspectorsGoneReader(platform, ask),
      partsReader(platform, ask),
      sittingReader(platform, ask),
      {
        name: 'recompute',
        wants: (type) => type === 'calendar.notice-loaded',
        handle: (event) => recomputeOpenCases(platform, ask, event),
      },
      recountNewsReader(platform, ask),
      parcelReader(platform, ask),
      depositNewsReader(platform, ask),
      fraudReader(platform, ask),
      licenceEndedReader(platform, ask),
      defaultReader(platform, ask),
      {
        name: 'case-credential',
        wants: (type) => type === 'credential.issued' || type === 'credential.version-issued',
        async handle(event) {
          const issued = JSON.parse(event.data) as {
            case: string
            identifier: string
            validFrom: string
            validUntil: string | null
          }
          const by = { actor: 'cases', cause: event.id, region: event.region, stream: issued.case }
          await platformAct(platform, ask, by, v5(event.id, 'note-credential'), {
            type: 'note-credential',
            credential: event.stream,
            identifier: issued.identifier,
            serial: serialOf(issued.identifier),
            validFrom: issued.validFrom,
            validUntil: issued.validUntil,
          })
        },
      },
    ],
    performers: {
      'render-paper': paperSetter(platform, ask),
      'refer-up': (job) => sendReferral(platform, ask, job),
      notify: (job) => notifyApplicant(platform, ask, job),
      'begin-supervision': superviseLicence(platform, ask),
    },
    close: async () => following?.close(),
    sweep: async () =>
      (await leaveWindowDrafts(platform)) +
      (await forgetOldDrafts(platform)) +
      (await gatherEarlierCases(platform, ask)) +
      (await beginSupervision(platform, ask)),
    deadlines: {
      case: async (due) => {
        await executeAs(
          platform.engine,
          'clock',
          null,
          caseAct({
            region: due.region,
            target: { stream: due.stream },
            commandId: v5(due.stream, due.name, due.dueAt),
            reads: due.name === remindClock ? [ringStanding(due)] : [],
            decide: async ({ state, day, reads }) => ({
              command: await ranOut(platform, ask, due, state, reads),
              env: await caseEnv(ask, due.region, state, day),
            }),
          }),
        )
      },
    },
  }
}

function serialOf(identifier: string): string {
  const parts = parseLicenceIdentifier(identifier)
  if (!parts.ok) throw new RangeError(`${identifier} is no identifier of a licence`)
  return parts.serial
}
