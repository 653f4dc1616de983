import type { CaseEvent } from '#contracts/case-events.ts'
import type { Decider } from '#kernel/decider.ts'
import type { CaseEnv } from './case-env.ts'
import { evolve } from './case-fold.ts'
import { decideCheck, type CheckCommand } from './ways/check-rules.ts'
import { decideNotice, type NoticeCommand } from './public-notice/notice-rules.ts'
import { decideReferral, type ReferralCommand } from './referrals/referral-rules.ts'
import { decideClosing, type ClosureCommand } from './closures/closure-rules.ts'
import { decideForPerson, type PersonCommand } from './ways/person-rules.ts'
import { decideErasure, type ErasureCommand } from './erasure/erasure-rules.ts'
import { decideExperts, type ExpertCommand } from './experts/expert-rules.ts'
import { decideVisit, type VisitCommand } from './visits/visit-rules.ts'
import { decideHearing, type HearingCommand } from './hearing/hearing-rules.ts'
import { decideRecusal, type RecusalCommand } from './hearing/recusal-rules.ts'
import { decideMeeting, type MeetingCommand } from './meetings/meeting-rules.ts'
import { decideLate, type LateCommand } from './late/late-rules.ts'
import { decideOfficeClock, type OfficeClockCommand } from './late/office-clock.ts'
import { decideReminder, type ReminderCommand } from './reminders/reminder-rules.ts'
import { decideCopy, type CopyCommand } from './copies/copy-rules.ts'
import { noCase, type CaseState } from './case-state.ts'
import { decideAside, type AsideCommand } from './handling/aside-rules.ts'
import { decideAdding, type AddingCommand } from './handling/adding-rules.ts'
import { decideSendBack, type SendBackCommand } from './handling/send-back-rules.ts'
import { decideUrging, type UrgingCommand } from './handling/urging-rules.ts'
import { decideExtension, type ExtensionCommand } from './clocks/extension-rules.ts'
import { decideDeferral, type DeferralCommand } from './deferral/deferral-rules.ts'
import { decideRecompute, type RecomputeCommand } from './clocks/recompute-rules.ts'
import { decideDelivery, type DeliveryCommand } from './delivery/delivery-rules.ts'
import { decideBar, type BarCommand } from './intake/bar-rules.ts'
import { decideIntake, type IntakeCommand } from './intake/intake-rules.ts'
import { decideOrder, type OrderCommand } from './ways/order-rules.ts'
import { decideSample, type SampleCommand } from './ways/sample-rules.ts'
import { decideSupervision, type SupervisionCommand } from './supervision/supervision-rules.ts'
import { decideRefusalCheck, type RefusalCheckCommand } from './intake/refusal-check-rules.ts'
import { decideReturns, type ReturnsCommand } from './intake/returns-rules.ts'
import { decideWatch, type WatchCommand } from './intake/watch-rules.ts'
import { decideWithdrawal, type WithdrawalCommand } from './intake/withdrawal-rules.ts'
import { decideAgreement, type AgreementCommand } from './matters/agreement-rules.ts'
import { decideMatter, type MatterCommand } from './matters/matter-rules.ts'
import { decideMessage, type MessageCommand } from './messages/message-rules.ts'
import { decidePaper, type PaperCommand } from './papers/paper-rules.ts'
import { decidePart, type PartCommand } from './parts/part-rules.ts'
import { decideOutcome, type DecisionCommand } from './review/decision-rules.ts'
import { toldInWriting } from './review/special-procedures.ts'
import { decideTask, type TaskCommand } from './review/task-rules.ts'
import { decideOwnStatement, type OwnStatementCommand } from './third-parties/own-statement-rules.ts'
import { decideThirdParty, type ThirdPartyCommand } from './third-parties/third-party-rules.ts'
import { decideOpening, type OpeningCommand } from './seal/seal-opening.ts'

export type CaseCommand =
  | IntakeCommand
  | WatchCommand
  | ReturnsCommand
  | RefusalCheckCommand
  | BarCommand
  | DeferralCommand
  | CheckCommand
  | PersonCommand
  | WithdrawalCommand
  | MatterCommand
  | AgreementCommand
  | TaskCommand
  | DecisionCommand
  | AsideCommand
  | UrgingCommand
  | SendBackCommand
  | AddingCommand
  | CopyCommand
  | ExtensionCommand
  | LateCommand
  | OfficeClockCommand
  | ReminderCommand
  | MeetingCommand
  | RecomputeCommand
  | HearingCommand
  | RecusalCommand
  | ExpertCommand
  | VisitCommand
  | ThirdPartyCommand
  | OwnStatementCommand
  | PartCommand
  | PaperCommand
  | MessageCommand
  | OpeningCommand
  | DeliveryCommand
  | ErasureCommand
  | ClosureCommand
  | NoticeCommand
  | ReferralCommand
  | SampleCommand
  | OrderCommand
  | SupervisionCommand

/**
 * 办件 from submission to delivery. Reads like the law it serves: one file of rules for each part of the procedure; every refusal has its
 * text and article in `contracts/rules.ts`.
 */
export const caseDecider: Decider<CaseState, CaseCommand, CaseEvent, CaseEnv> = {
  initial: noCase,
  evolve,
  decide(command, state, env) {
    switch (command.type) {
      case 'submit':
      case 'accept':
      case 'notify-deficiency':
      case 'correct':
      case 'refuse-at-intake':
      case 'intake-clock-ran-out':
      case 'take-in-at-once':
      case 'decide-on-the-spot':
        return decideIntake(command, state, env)

      case 'intake-watch-ran-out':
        return decideWatch(command, state, env)

      case 'allow-second-notice':
        return decideReturns(command, state, env)

      case 'examine-refusal':
        return decideRefusalCheck(command, state, env)

      case 'note-fraud':
        return decideBar(command, state, env)

      case 'supply-deferred':
      case 'check-deferred':
      case 'note-default':
      case 'end-for-default':
        return decideDeferral(command, state, env)
      case 'check-promise':
      case 'take-back-promise':
      case 'repair-promise':
        return decideCheck(command, state, env)

      case 'order-check':
        return decideOrder(command, state, env)

      case 'draw-check':
        return decideSample(command, state, env)

      case 'begin-supervision':
      case 'supervision-clock-ran-out':
      case 'note-licence-ended':
      case 'settle-hand-over':
      case 'order-inspection':
      case 'draw-inspectors':
      case 'record-inspection':
        return decideSupervision(command, state, env)

      case 'ask-for-person':
        return decideForPerson(command, state, env)

      case 'withdraw':
      case 'confirm-withdrawal':
      case 'decline-withdrawal':
      case 'recall-withdrawal':
      case 'withdrawal-clock-ran-out':
        return decideWithdrawal(command, state, env)

      case 'agreement-clock-ran-out':
        return decideAgreement(command, state, env)
      case 'renewal-clock-ran-out':
        return decideMatter(command, state, env)

      case 'assign':
      case 'return-task':
      case 'redraw-task':
      case 'depute':
      case 'give-opinion':
      case 'merge-feedback':
      case 'begin-procedure':
      case 'end-procedure':
        return decideTask(command, state, env)

      case 'step-clock-ran-out':
        return decideLate(command, state, env)
      case 'office-clock-ran-out':
        return decideOfficeClock(command, state, env)
      case 'remind-clock-ran-out':
        return decideReminder(command, state, env)

      case 'call-meeting':
      case 'move-meeting':
      case 'speak-at-meeting':
      case 'close-meeting':
      case 'note-at-meeting':
      case 'sign-meeting':
      case 'meeting-clock-ran-out':
        return decideMeeting(command, state, env)

      case 'decide':
        return decideOutcome(command, state, env)

      case 'put-aside':
      case 'take-up':
        return decideAside(command, state, env)
      case 'urge':
        return decideUrging(command, state, env)
      case 'send-back':
      case 'take-back-answer':
        return decideSendBack(command, state, env)
      case 'add-review':
      case 'ask-draft':
      case 'remove-review':
        return decideAdding(command, state, env)
      case 'copy-case':
      case 'see-copy':
        return decideCopy(command, state, env)

      case 'propose-extension':
      case 'extend-whole':
      case 'answer-extension':
        return decideExtension(command, state, env)

      case 'find-third-parties':
      case 'tell-third-party':
      case 'announce-third-parties':
      case 'record-statement':
      case 'record-hearing-choice':
        return decideThirdParty(command, state, env)
      case 'state-own':
      case 'waive-statement':
      case 'pass-statement-on':
        return decideOwnStatement(command, state, env)

      case 'offer-hearing':
      case 'order-hearing':
      case 'request-hearing':
      case 'waive-hearing':
      case 'appoint-hearing':
      case 'record-hearing':
      case 'sign-minutes':
      case 'report-hearing':
        return decideHearing(command, state, env)

      case 'ask-chair-recusal':
      case 'answer-chair-recusal':
        return decideRecusal(command, state, env)

      case 'appoint-visit':
      case 'record-visit':
      case 'sign-visit':
        return decideVisit(command, state, env)

      case 'give-expert-opinion':
      case 'hand-in-revision':
      case 'confirm-changes':
      case 'panel-clock-ran-out':
        return decideExperts(command, state, env)
      case 'open-part':
      case 'note-part':
      case 'note-pauses':
      case 'split-part':
      case 'join-part':
      case 'join-whole':
      case 'leave-whole':
      case 'follow-whole':
        return decidePart(command, state, env)

      case 'recompute-limits':
      case 'note-recount':
        return decideRecompute(command, state, env)

      case 'record-paper': {
        const issued = decidePaper(command, state, env)
        return [...issued, ...toldInWriting(state, env, command.paper)]
      }
      case 'number-paper':
      case 'note-credential':
        return decidePaper(command, state, env)

      case 'send-message':
      case 'see-messages':
        return decideMessage(command, state, env)

      case 'propose-opening':
      case 'confirm-opening':
      case 'refuse-opening':
        return decideOpening(command, state, env)

      case 'choose-delivery':
      case 'hand-over':
      case 'dispatch':
      case 'print':
      case 'deposit':
      case 'note-deposit':
      case 'note-parcel':
        return decideDelivery(command, state, env)

      case 'notice-last-day-began':
      case 'notice-clock-ran-out':
      case 'comment-on-notice':
      case 'answer-comment':
        return decideNotice(command, state, env)

      case 'note-referral-received':
      case 'note-referral-recalled':
      case 'note-referral-answer':
        return decideReferral(command, state, env)

      case 'open-closure':
      case 'state-on-closure':
      case 'put-closure-forward':
      case 'decide-closure':
        return decideClosing(command, state, env)

      case 'propose-erasure':
      case 'confirm-erasure':
        return decideErasure(command, state, env)
    }
  },
}
