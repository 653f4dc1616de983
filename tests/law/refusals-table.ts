// The rest of the rules: each refusal that rests on a ground, by that ground, with the test that makes it. What the table of the licensing law and of the
// prohibitions names already does not stand here again.
import type { RuleCode } from '#contracts/rules.ts'
import type { Proof, RuleRow } from './legality-table.ts'

const refusal = (refuses: RuleCode, file: string, test: string): Proof => ({ in: file, test, refuses })

/** By article of the licensing law, or by the document or custom that a refusal names. */
export const refusals: Readonly<Record<string, RuleRow>> = {
  第三十二条: {
    says: 'mended on the spot, corrected completely, decided in silence by the law',
    tests: [
      refusal(
        'window.not-charged',
        'tests/law/intake-rules.test.ts',
        'what nobody charged a window with, or another hall took in, it does not judge',
      ),
      refusal(
        'notice.must-be-told',
        'tests/dead-effects.test.ts',
        'what the law does not demand is told to whoever wants it, and the rest to everybody',
      ),
      refusal(
        'case.mend-nothing',
        'tests/law/intake-rules.test.ts',
        'is done before a notice and before acceptance, and says what it mends',
      ),
      refusal(
        'instant.deemed',
        'tests/way-rules.test.ts',
        'not for an item that is none, not past the limit, not twice',
      ),
      refusal('case.not-correcting', 'server/modules/cases/case.test.ts', 'a correction without a notice is refused'),
      refusal(
        'case.correction-missing',
        'tests/law/intake-rules.test.ts',
        'is done before a notice and before acceptance, and says what it mends',
      ),
      refusal(
        'case.message-answers-only',
        'server/modules/cases/messages/message-rules.test.ts',
        'an applicant may write at any time of the case, an office only answers',
      ),
    ],
  },
  第二十九条: {
    says: 'an agent acts within a mandate that was shown',
    tests: [
      refusal(
        'mandate.other-party',
        'server/modules/cases/intake/mandate-rules.test.ts',
        'a mandate holds to the end of its last day, for its items and acts, for whoever gave it',
      ),
      refusal(
        'mandate.ended',
        'server/modules/cases/intake/mandate-rules.test.ts',
        'a mandate holds to the end of its last day, for its items and acts, for whoever gave it',
      ),
      refusal(
        'mandate.other-scope',
        'server/modules/cases/intake/mandate-rules.test.ts',
        'a mandate holds to the end of its last day, for its items and acts, for whoever gave it',
      ),
      refusal(
        'mandate.agent-absent',
        'tests/window-mandates.test.ts',
        'an agent files and fetches for another under a mandate that the window has noted, and the log says under which',
      ),
      refusal(
        'window.nobody-here',
        'tests/hearing-rules.test.ts',
        'at a window nobody chooses for an applicant who is not there',
      ),
      refusal(
        'window.nobody-to-give-up',
        'tests/window-mandates.test.ts',
        'an agent who may file gives up nothing of the principal at a window, and one who may give up does',
      ),
    ],
  },
  第三十一条: {
    says: 'nothing beside the published list is asked for or taken',
    tests: [
      refusal(
        'draft.incomplete',
        'server/modules/cases/intake/correction.test.ts',
        'a correction after which the total is out of its range is refused',
      ),
      refusal(
        'file.unknown-material',
        'server/modules/documents/uploads.test.ts',
        'empty, too large, unknown and shapeless files are refused with their reason and leave nothing behind',
      ),
      refusal(
        'deferral.not-promised',
        'tests/deferral-rules.test.ts',
        'nothing else is taken, and nothing is not supplied',
      ),
      refusal(
        'precase.defect-unknown',
        'server/modules/precases/precase.test.ts',
        'a draft is answered with what is to be mended, as far as the item publishes it',
      ),
      refusal(
        'delivery.originals-unchecked',
        'server/modules/cases/delivery/delivery-rules.test.ts',
        'the result stays until each original of what was sent as a file has been looked at',
      ),
    ],
  },
  第七十条: {
    says: 'ended once, and by proof where another authority ended it',
    tests: [
      refusal(
        'closure.proof-of-nothing',
        'tests/closure-rules.test.ts',
        'a proof is of what it proves, and of no day to come or before the licence',
      ),
      refusal(
        'closure.proof-of-what',
        'tests/closure-rules.test.ts',
        'a proof is of what it proves, and of no day to come or before the licence',
      ),
      refusal(
        'closure.proof-too-early',
        'tests/closure-rules.test.ts',
        'a proof is of what it proves, and of no day to come or before the licence',
      ),
      refusal(
        'closure.proof-ahead',
        'tests/closure-rules.test.ts',
        'a proof is of what it proves, and of no day to come or before the licence',
      ),
      refusal(
        'closure.proof-without-scan',
        'tests/licence-matters.test.ts',
        'what was taken away elsewhere is noted with its document, shown to everybody and struck off',
      ),
      refusal(
        'source.licence-ended',
        'tests/material-sources.test.ts',
        'revoked between the choice and the submission it is refused, and nothing is lost',
      ),
    ],
  },
  第七条: {
    says: 'heard before anything is taken away',
    tests: [
      refusal(
        'closure.needs-facts',
        'tests/closure-rules.test.ts',
        'without facts nothing is begun, and nothing beside what is under way',
      ),
      refusal(
        'closure.nothing-to-state',
        'tests/law/refused-rules.test.ts',
        'whoever is not told of a ground has nothing to state, and what needs no hearing has none',
      ),
      refusal(
        'closure.statement-late',
        'tests/closure-rules.test.ts',
        'the holder states once and in time, and what was said is passed on',
      ),
      refusal(
        'closure.still-heard',
        'tests/closure-rules.test.ts',
        'while the holder may still speak nothing is put forward',
      ),
      refusal(
        'closure.needs-summary',
        'tests/closure-rules.test.ts',
        'the holder states once and in time, and what was said is passed on',
      ),
    ],
  },
  第三十四条: {
    says: 'inspected by the list, on the day, recorded and signed',
    tests: [
      refusal(
        'instant.not-offered',
        'tests/way-rules.test.ts',
        'not for an item that is none, not past the limit, not twice',
      ),
      refusal(
        'visit.not-yet',
        'tests/visit-rules.test.ts',
        'it is recorded on the day or after it, point by point, by the list and nothing beside it',
      ),
      refusal(
        'visit.wrong-day',
        'tests/visit-rules.test.ts',
        'it is recorded on the day or after it, point by point, by the list and nothing beside it',
      ),
      refusal(
        'visit.photo-elsewhere',
        'tests/visit-rules.test.ts',
        'it is recorded on the day or after it, point by point, by the list and nothing beside it',
      ),
      refusal(
        'visit.needs-summary',
        'tests/visit-rules.test.ts',
        'it is recorded on the day or after it, point by point, by the list and nothing beside it',
      ),
      refusal(
        'visit.not-recorded',
        'tests/visit-rules.test.ts',
        'each of those who went signs, or says what was seen otherwise; then the plan goes on',
      ),
      refusal('decision.reviews-open', 'tests/law/refused-rules.test.ts', 'nothing is decided while a review is open'),
    ],
  },
  第三十八条: {
    says: 'reasons and articles, and no grant against a failed review',
    tests: [
      refusal(
        'deferral.ending-needs-reason',
        'tests/deferral-rules.test.ts',
        'the office ends an undecided case, with reasons, and never before the default',
      ),
      refusal(
        'task.reasons-required',
        'tests/signing-rules.test.ts',
        'who signs answers yes or no, and gives the reason of a no',
      ),
      refusal('referral.needs-reasons', 'tests/referral-rules.test.ts', 'a refusal without a reason is not taken in'),
      refusal(
        'experts.undone-needs-remark',
        'tests/expert-rules.test.ts',
        'whoever asked for a change says of each whether it was made, and asks for nothing new',
      ),
      refusal(
        'decision.against-failure',
        'tests/expert-rules.test.ts',
        'a failed panel is not outvoted: the case can’t be granted',
      ),
      refusal(
        'paper.needs-reasons',
        'server/modules/documents/papers/render-paper.test.ts',
        'a paper without what the law demands is not printed, and the refusal names the rule',
      ),
      refusal(
        'paper.needs-basis',
        'server/modules/documents/papers/render-paper.test.ts',
        'a paper without what the law demands is not printed, and the refusal names the rule',
      ),
    ],
  },
  第三十条: {
    says: 'what is not published is not asked for, offered or answered',
    tests: [
      refusal(
        'draft.applicant-kind',
        'tests/draft-versions.test.ts',
        'whom the guide does not name as served begins no draft',
      ),
      refusal(
        'precase.wrong-answer',
        'server/modules/precases/precase.test.ts',
        'an enquiry is not answered with a list of defects, nor a draft with words alone',
      ),
      refusal('matter.not-offered', 'tests/law/matter-rules.test.ts', 'only what the item publishes is taken'),
    ],
  },
  第四十四条: {
    says: 'what is delivered is complete',
    tests: [
      refusal(
        'delivery.packing-incomplete',
        'server/modules/cases/delivery/delivery-rules.test.ts',
        'the pack list is the result, nothing less and nothing more',
      ),
    ],
  },
  第四十二条: {
    says: 'nothing within the office moves the limit',
    tests: [
      refusal(
        'aside.too-long',
        'tests/handling-rules.test.ts',
        'at most five working days in all, never past the limit of the law, and not twice at once',
      ),
    ],
  },
  第十条: {
    says: 'opened by two',
    tests: [
      refusal(
        'seal.second-person',
        'server/modules/cases/seal/seal-opening.test.ts',
        'whoever proposed it is not the second person',
      ),
    ],
  },
  第四十五条: {
    says: 'a procedure that stops the clock has its reason, its end and its result',
    tests: [
      refusal('special.needs-reason', 'tests/special-procedures.test.ts', 'without a reason nobody can be told'),
      refusal(
        'special.one-at-a-time',
        'tests/special-procedures.test.ts',
        'of a kind one at a time under a task: nobody prolongs what was told by another of the same',
      ),
      refusal(
        'special.needs-result',
        'tests/special-procedures.test.ts',
        'it is ended under the task that began it, once, with a result',
      ),
      refusal(
        'special.still-open',
        'tests/papers.test.ts',
        'a reviewer has a place tested: the applicant is told in writing, the limit stands, and no opinion is taken before the end',
      ),
      refusal(
        'experts.revision-late',
        'tests/expert-rules.test.ts',
        'of the materials that the experts saw, in time, and once',
      ),
      refusal(
        'experts.by-plan',
        'tests/law/refused-rules.test.ts',
        'experts whom the plan calls are not called beside it',
      ),
    ],
  },
  第三十六条: {
    says: 'others who are concerned are found, told and heard before the decision',
    tests: [
      refusal(
        'others.needs-reason',
        'tests/third-parties.test.ts',
        'who reviews finds that others are concerned, once and with a reason',
      ),
      refusal(
        'others.found-already',
        'tests/third-parties.test.ts',
        'who reviews finds that others are concerned, once and with a reason',
      ),
      refusal(
        'others.not-found',
        'tests/third-parties.test.ts',
        'they are told, with five working days to state and defend',
      ),
      ...(['others.few', 'others.announced-already', 'others.needs-whom'] as const).map((code) =>
        refusal(
          code,
          'tests/third-parties.test.ts',
          'thirty are told one by one, and more of them once by an announcement',
        ),
      ),
      refusal(
        'statement.not-in-review',
        'tests/third-parties.test.ts',
        'the applicant may state from the acceptance to the decision, and what is said is passed on first',
      ),
      refusal(
        'statement.decided-elsewhere',
        'tests/third-parties.test.ts',
        'the parts of a whole are stated to, not the whole',
      ),
      refusal(
        'statement.nothing-to-waive',
        'tests/third-parties.test.ts',
        'and no longer once they do without; the right to state stays',
      ),
      refusal('others.not-told', 'tests/third-parties.test.ts', 'what they say is passed on once, in substance'),
      refusal('others.needs-summary', 'tests/third-parties.test.ts', 'what they say is passed on once, in substance'),
      refusal(
        'decision.comments-unanswered',
        'tests/hearing-rules.test.ts',
        'no decision before the minutes, nor before everybody who spoke up was answered',
      ),
    ],
  },
  第五条: {
    says: 'open and fair: each comment is answered',
    tests: [
      refusal(
        'notice.needs-answer',
        'tests/public-notice-rules.test.ts',
        'no decision before each comment was answered, in substance and in public',
      ),
    ],
  },
  第五十七条: {
    says: 'a want of places is a ground only where there is none',
    tests: [
      refusal(
        'quota.unlimited',
        'tests/law/refused-rules.test.ts',
        'nobody is refused for want of a place where places are not limited',
      ),
      refusal(
        'quota.only-refused',
        'tests/quota.test.ts',
        'nobody is granted before those who were taken in earlier, and nobody is refused for want of a place that is there',
      ),
      refusal(
        'quota.places-left',
        'tests/quota.test.ts',
        'nobody is granted before those who were taken in earlier, and nobody is refused for want of a place that is there',
      ),
    ],
  },
  第六十九条: {
    says: 'ended once, for facts and reasons',
    tests: [
      refusal(
        'closure.decided-above',
        'tests/referral-rules.test.ts',
        'what it granted is ended by itself, not by the office here',
      ),
      refusal(
        'closure.licence-ended',
        'tests/closure-rules.test.ts',
        'a firm does not die, a term that runs has not run out, and what ended is not ended again',
      ),
      refusal(
        'closure.needs-reasons',
        'tests/closure-rules.test.ts',
        'no decision without reasons, none that keeps without saying why, and none before it is put forward',
      ),
      refusal(
        'credential.ended',
        'server/modules/credentials/credential.test.ts',
        'a licence that was ${name} is neither changed nor suspended any more',
      ),
    ],
  },
  第八条: {
    says: 'trust in a licence is protected',
    tests: [
      refusal('closure.nothing-to-retract', 'tests/closure-rules.test.ts', 'a licence that ran out is not retracted'),
      refusal(
        'closure.kept-for-what',
        'tests/closure-rules.test.ts',
        'no decision without reasons, none that keeps without saying why, and none before it is put forward',
      ),
    ],
  },
  第四十六条: {
    says: 'heard of own motion only where provided',
    tests: [
      refusal(
        'hearing.not-provided',
        'tests/hearing-rules.test.ts',
        'where the item does not provide for it nobody is told of it',
      ),
      refusal(
        'hearing.called-already',
        'tests/hearing-rules.test.ts',
        'nobody who only reviews orders it, and nobody orders what is to be held already',
      ),
    ],
  },
  第四十七条: {
    says: 'told once, asked for once, and not begun beside the applicant',
    tests: [
      refusal(
        'hearing.by-request',
        'tests/hearing-rules.test.ts',
        'no reviewer begins or ends it beside the applicant’s right',
      ),
      refusal('hearing.offered-already', 'tests/hearing-rules.test.ts', 'it is told of once'),
      refusal('hearing.not-offered', 'tests/hearing-rules.test.ts', 'asked for without having been told is refused'),
      refusal('hearing.waived', 'tests/hearing-rules.test.ts', 'whoever waived it asks no more'),
      refusal('others.no-hearing-right', 'tests/hearing-rules.test.ts', 'who was told of no right has none'),
      refusal(
        'others.hearing-chosen',
        'tests/hearing-rules.test.ts',
        'on the last day they may ask, on the day after no more, and nobody asks twice',
      ),
      refusal(
        'others.hearing-waiver-form',
        'tests/hearing-rules.test.ts',
        'doing without it is declared in writing or at the window, not by telephone',
      ),
    ],
  },
  第四十八条: {
    says: 'held, minuted and reported before anything rests on it',
    tests: [
      refusal(
        'hearing.no-chair',
        'tests/hearing-rules.test.ts',
        'against whom is drawn, and before the hearing is held; with another chair an open request waits no more',
      ),
      refusal(
        'hearing.recusal-asked',
        'tests/hearing-rules.test.ts',
        'while the applicant asks for another chair the hearing is not held; refused with a reason it goes on',
      ),
      refusal(
        'hearing.recusal-needs-reason',
        'tests/hearing-rules.test.ts',
        'while the applicant asks for another chair the hearing is not held; refused with a reason it goes on',
      ),
      refusal(
        'hearing.no-recusal',
        'tests/hearing-rules.test.ts',
        'against whom is drawn, and before the hearing is held; with another chair an open request waits no more',
      ),
      refusal(
        'hearing.not-yet',
        'tests/hearing-rules.test.ts',
        'minutes are not written before the hearing, nor without a word',
      ),
      refusal(
        'hearing.needs-minutes',
        'tests/hearing-rules.test.ts',
        'minutes are not written before the hearing, nor without a word',
      ),
      refusal(
        'hearing.not-held',
        'tests/hearing-rules.test.ts',
        'a report without findings, or before the hearing, is refused',
      ),
      refusal(
        'hearing.needs-report',
        'tests/hearing-rules.test.ts',
        'a report without findings, or before the hearing, is refused',
      ),
    ],
  },
  第七十八条: {
    says: 'nothing is granted on false material',
    tests: [
      refusal(
        'decision.false-material',
        'tests/law/refused-rules.test.ts',
        'what was got by false material is not granted',
      ),
    ],
  },
  第四十九条: {
    says: 'changed for its holder',
    tests: [
      refusal(
        'matter.licence-unknown',
        'tests/licence-matters.test.ts',
        'nothing is asked of somebody else’s licence, nor what the item does not offer',
      ),
    ],
  },
  第五十条: {
    says: 'renewed as long as it runs',
    tests: [
      refusal(
        'matter.licence-ended',
        'tests/law/matter-rules.test.ts',
        'after its last day nothing is asked of a licence but to be struck off',
      ),
      refusal(
        'matter.nothing-to-renew',
        'tests/law/matter-rules.test.ts',
        'a licence that is good for ever needs no renewal',
      ),
    ],
  },
  '最长审批时间原则上不超过5个工作日（上报省主管部门审批除外）': {
    says: 'past the internal limit nothing is refused; whoever decides says why, and the supervision reads it',
    under: ['连政办传〔2023〕8号'],
    tests: [
      refusal(
        'decision.over-internal',
        'tests/internal-limit.test.ts',
        'past it nothing is refused but a decision without its reason',
      ),
      { in: 'tests/internal-limit.test.ts', test: '上报 stops it, and no limit towards the applicant' },
      { in: 'tests/law/oracle-agrees.test.ts', test: 'the cases above went all the ways there are' },
    ],
  },
  '受理、审查、决定、监督分开，人员不对应': {
    says: 'no two duties of one case in one hand; nobody who reviews is chosen or told whose case it is',
    under: ['受理权和审核权分开', '连政办传〔2023〕8号'],
    tests: [
      refusal(
        'review.text-names',
        'server/modules/cases/review/unnamed.test.ts',
        'a text that says what the vault knows of the applicant is refused, and the refusal says which kind of thing it is',
      ),
      refusal(
        'expert.ties-undeclared',
        'tests/experts.test.ts',
        'an expert is entered by hand with what they declare, and drawn for nothing but their 专业',
      ),
      refusal(
        'session.not-permitted',
        'server/platform/execute.test.ts',
        'nobody, somebody without the permission, a foreign region and a wrong token are refused',
      ),
      refusal(
        'duty.separated',
        'server/platform/app.test.ts',
        'a refusal by the rules is 409 with its sentence and its article',
      ),
      refusal(
        'transfer.same-person',
        'server/modules/deliveries/transfer.test.ts',
        'nobody signs for what they handed over themselves',
      ),
      refusal(
        'absence.no-deputy',
        'server/modules/identity/grant.test.ts',
        'has a deputy of equal duty who is there, and only of whoever decides',
      ),
      refusal(
        'absence.not-equal',
        'server/modules/identity/grant.test.ts',
        'has a deputy of equal duty who is there, and only of whoever decides',
      ),
    ],
  },
  公布的规则和惯例: {
    says: 'what a guide or the platform has published; no article of the law says it',
    tests: [
      refusal(
        'window.other-hall',
        'tests/law/intake-rules.test.ts',
        'what nobody charged a window with, or another hall took in, it does not judge',
      ),
      refusal(
        'duty.day-past',
        'server/modules/identity/duty.test.ts',
        'a day that has passed is not arranged any more',
      ),
      refusal('duty.not-an-acceptor', 'server/modules/identity/duty.test.ts', 'nobody else is on duty'),
      refusal(
        'case.withdrawal-answer-late',
        'tests/withdrawal.test.ts',
        'is not declined after the limit, for then it is withdrawn',
      ),
      refusal('case.withdrawal-refusal-needs-reason', 'tests/withdrawal.test.ts', 'is not declined without reasons'),
      refusal(
        'case.identity-mismatch',
        'server/modules/cases/case.test.ts',
        'a window hands over only against the applicant’s identity',
      ),
      refusal(
        'delivery.under-way',
        'server/modules/cases/delivery/delivery-rules.test.ts',
        'a result that is on its way stays on it',
      ),
      refusal(
        'delivery.of-whole',
        'server/modules/cases/delivery/delivery-rules.test.ts',
        'what is part of a whole comes with it',
      ),
      refusal(
        'print.unknown',
        'server/modules/cases/delivery/delivery-rules.test.ts',
        '${what} is refused like everything else that is unknown',
      ),
      refusal(
        'print.no-print-left',
        'server/modules/cases/delivery/delivery-rules.test.ts',
        'after as many prints as the item allows there is none left',
      ),
      refusal(
        'notice.ended',
        'tests/hearing-rules.test.ts',
        'told to everybody with its day and place, until three working days before whoever wants to come may say so',
      ),
      refusal('decision.withdrawal-waits', 'tests/withdrawal.test.ts', 'nobody decides, and the limit runs on'),
      refusal(
        'matter.not-identified',
        'tests/licence-matters.test.ts',
        'at a window it is asked for only by whoever has shown a document there',
      ),
      refusal('identity.code', 'tests/identity.test.ts', 'refuses ${what} and says why'),
    ],
  },
  '民法典、民事诉讼法：代理、不可抗力、送达': {
    says: 'who acts for another shows it; what nobody could help extends once',
    under: ['《中华人民共和国民法典》', '《中华人民共和国民事诉讼法》'],
    tests: [
      refusal(
        'delivery.agent-needs-mandate',
        'tests/window-mandates.test.ts',
        'an agent files and fetches for another under a mandate that the window has noted, and the log says under which',
      ),
      refusal(
        'delivery.needs-agent',
        'server/modules/cases/delivery/delivery-rules.test.ts',
        'whoever chooses it names who it is',
      ),
      refusal(
        'delivery.agent-unmandated',
        'server/modules/cases/delivery/delivery-rules.test.ts',
        'who acts for the applicant within bounds names nobody who has no mandate on record',
      ),
      refusal(
        'delivery.other-agent',
        'server/modules/cases/delivery/delivery-rules.test.ts',
        'nobody else is given it',
      ),
      refusal(
        'notice.mandate-too-narrow',
        'tests/dead-effects.test.ts',
        'whoever acts under a mandate for some items changes nothing that its principal is told',
      ),
      refusal(
        'notice.comment-mandate-too-narrow',
        'tests/public-notice-rules.test.ts',
        'an agent whose mandate is for some items or acts does not use up the one comment of its principal',
      ),
      refusal(
        'mandate.not-to-revoke',
        'tests/window-mandates.test.ts',
        'whoever gave a mandate takes it back at a window, whoever has it gives it up, and nobody else can',
      ),
      refusal(
        'mandate.not-signed',
        'tests/window-mandates.test.ts',
        'an agent files and fetches for another under a mandate that the window has noted, and the log says under which',
      ),
      refusal(
        'obligation.extended-already',
        'tests/obligation-rules.test.ts',
        'what nobody could help extends it once, at most by as much again',
      ),
      refusal(
        'obligation.extension-too-long',
        'tests/obligation-rules.test.ts',
        'what nobody could help extends it once, at most by as much again',
      ),
      refusal(
        'obligation.extension-needs-reason',
        'tests/obligation-rules.test.ts',
        'what nobody could help extends it once, at most by as much again',
      ),
      refusal(
        'delivery.needs-signature',
        'server/modules/cases/delivery/delivery-rules.test.ts',
        'without a signature nothing is handed over',
      ),
    ],
  },
  '个人信息保护法：准确、自动化决定、删除': {
    says: 'the number that was given last is kept; decided by rules only as published and tried; destroyed by two persons when nothing keeps it',
    under: ['《中华人民共和国个人信息保护法》', '《中华人民共和国行政复议法》'],
    tests: [
      refusal(
        'contact.given-since',
        'tests/served-cases.test.ts',
        'whoever is known needs not say the phone again; a changed one goes into later cases, and messages about earlier ones follow it',
      ),
      refusal(
        'item.rules-not-here',
        'tests/publish-form.test.ts',
        'rules take effect in a version of their own, by form, after they were tried on what was decided before',
      ),
      refusal(
        'item.rules-version',
        'tests/publish-form.test.ts',
        'rules take effect in a version of their own, by form, after they were tried on what was decided before',
      ),
      refusal(
        'item.rules-untried',
        'tests/publish-form.test.ts',
        'rules take effect in a version of their own, by form, after they were tried on what was decided before',
      ),
      refusal(
        'person.not-by-rules',
        'tests/way-rules.test.ts',
        'once, within sixty days, and of a refusal by rules alone',
      ),
      refusal('person.too-late', 'tests/way-rules.test.ts', 'once, within sixty days, and of a refusal by rules alone'),
      refusal(
        'erasure.case-open',
        'server/modules/cases/erasure/erasure-rules.test.ts',
        'what is still being handled is not destroyed',
      ),
      refusal(
        'erasure.retained',
        'server/modules/cases/erasure/erasure-rules.test.ts',
        'files are kept ten years from the year after the end, whatever the day of the end',
      ),
      refusal(
        'erasure.second-person',
        'server/modules/cases/erasure/erasure-rules.test.ts',
        'whoever proposed it is not the second person',
      ),
      refusal(
        'erasure.done',
        'server/modules/cases/erasure/erasure-rules.test.ts',
        'what is destroyed is destroyed once',
      ),
    ],
  },
  '国务院令第716号：共享复用的材料': {
    says: 'a licence or an earlier file stands in for a material as long as it holds',
    under: ['《国务院关于在线政务服务的若干规定》'],
    tests: [
      refusal(
        'item.material-asked-again',
        'tests/publish-form.test.ts',
        'what is issued here, or what a register tells, is not asked for as a paper',
      ),
      refusal(
        'source.licence-unknown',
        'tests/material-sources.test.ts',
        'another firm neither finds it nor can use it, and nobody chooses on a draft of others',
      ),
      refusal(
        'source.earlier-gone',
        'tests/material-sources.test.ts',
        'withdrawn after it was copied it is refused at the submission, and before that it is not found',
      ),
      refusal(
        'check.unavailable',
        'tests/data-checks.test.ts',
        'a register that meets “${how}” holds nobody up: it may be asked again, or the paper is brought',
      ),
    ],
  },
  '固定资产投资项目代码：一个项目一个代码': {
    says: 'what was given for one project is nothing to another',
    under: ['发改投资规〔2020〕1439号'],
    tests: [
      refusal('source.other-project', 'tests/projects.test.ts', 'a permit of another project stands in for nothing'),
      refusal(
        'parts.other-project',
        'tests/part-rules.test.ts',
        'only the same item joins, once, before the acceptance',
      ),
    ],
  },
  优化营商环境条例第四十四条: {
    says: 'what a register says is not asked for',
    tests: [
      refusal(
        'item.material-checked-elsewhere',
        'tests/publish-form.test.ts',
        'what is issued here, or what a register tells, is not asked for as a paper',
      ),
      refusal(
        'check.verified',
        'tests/data-checks.test.ts',
        'what the register says with consent stands in, is asked once, and is a fact of the case',
      ),
    ],
  },
  '一次性反馈、量化评审、一套标准': {
    says: 'one feedback by the published sheet; nothing added, nothing taken back later',
    under: ['连政办传〔2023〕8号'],
    tests: [
      refusal('case.exception-needs-reason', 'tests/law/intake-rules.test.ts', 'not without a reason'),
      refusal('case.examination-needs-words', 'tests/law/intake-rules.test.ts', 'in words'),
      refusal('task.answered', 'tests/expert-rules.test.ts', 'each answers once'),
      refusal('task.silence-stands', 'tests/late-steps.test.ts', 'an opinion after the silence comes too late'),
      refusal(
        'retake.used',
        'tests/handling-rules.test.ts',
        'an answer is taken back as long as nothing rests on it, and once',
      ),
      refusal(
        'retake.once',
        'tests/handling-rules.test.ts',
        'an answer is taken back as long as nothing rests on it, and once',
      ),
      refusal(
        'added.answered',
        'tests/handling-rules.test.ts',
        'taken back as long as it is not answered, and what waited for it waits no more',
      ),
      refusal('task.scores-incomplete', 'server/modules/cases/case.test.ts', 'every criterion must be scored'),
      refusal('task.score-out-of-range', 'server/modules/cases/case.test.ts', 'no more points than the criterion has'),
      refusal(
        'task.verdict-contradicts-scores',
        'server/modules/cases/case.test.ts',
        'a total below the pass mark forbids a pass',
      ),
      refusal(
        'task.merge-needs-summary',
        'tests/bad-input.test.ts',
        'what the rules of a case forbid is refused with its ground and changes nothing',
      ),
      refusal(
        'task.veto-failed',
        'server/modules/cases/case.test.ts',
        'a veto that is not met is a failure, and not waved through as ${verdict}',
      ),
      refusal(
        'task.merge-against-failure',
        'tests/handling-rules.test.ts',
        'beside: both are waited for, and no limit of the case moves',
      ),
      refusal('visit.notice-late', 'tests/visit-rules.test.ts', 'the applicant is told a working day before'),
      refusal(
        'visit.check-each',
        'tests/visit-rules.test.ts',
        'it is recorded on the day or after it, point by point, by the list and nothing beside it',
      ),
      refusal(
        'experts.over',
        'tests/expert-rules.test.ts',
        'past it what is certain stands without them, and nobody waits for them',
      ),
      refusal(
        'experts.needs-changes',
        'tests/expert-rules.test.ts',
        '修改后通过 needs its complete list, and no other verdict has one',
      ),
      refusal(
        'experts.changes-only-for-revision',
        'tests/expert-rules.test.ts',
        '修改后通过 needs its complete list, and no other verdict has one',
      ),
      refusal(
        'experts.change-unclear',
        'tests/expert-rules.test.ts',
        '修改后通过 needs its complete list, and no other verdict has one',
      ),
      refusal(
        'experts.not-to-revise',
        'tests/expert-rules.test.ts',
        'of the materials that the experts saw, in time, and once',
      ),
      refusal(
        'experts.confirm-each',
        'tests/expert-rules.test.ts',
        'whoever asked for a change says of each whether it was made, and asks for nothing new',
      ),
    ],
  },
  '国办发〔2020〕42号：告知承诺': {
    says: 'promises are published, given by the applicant, and checked; what is otherwise is first put right',
    tests: [
      refusal(
        'commitment.not-offered',
        'tests/commitment-rules.test.ts',
        'an item without commitment takes no promise',
      ),
      refusal(
        'commitment.dispenses-nothing',
        'tests/commitment-rules.test.ts',
        'a promise that stands in for nothing is reviewed by people',
      ),
      refusal(
        'commitment.other-version',
        'tests/commitment-rules.test.ts',
        'a promise in an old version is signed anew',
      ),
      refusal(
        'commitment.barred',
        'tests/commitment-rules.test.ts',
        'whoever promised falsely before goes the normal way',
      ),
      refusal('commitment.by-applicant', 'tests/commitment-rules.test.ts', 'nobody promises in another’s name'),
      refusal(
        'commitment.by-applicant',
        'tests/window-drafts.test.ts',
        'a clerk alone promises nothing for the applicant, neither instead of a material nor for later',
      ),
      refusal(
        'commitment.other-name',
        'tests/commitment.test.ts',
        'on a signed promise the licence comes without a reviewer, and says how it was obtained',
      ),
      refusal(
        'commitment.order-needs-reason',
        'tests/way-rules.test.ts',
        'what no draw chose is checked for cause, once, by the office of the item and within its days',
      ),
      refusal(
        'commitment.needs-rectify-days',
        'tests/commitment-rules.test.ts',
        'what is otherwise is first to be put right, within days that are told',
      ),
      refusal('commitment.rectified-once', 'tests/commitment-rules.test.ts', 'nothing is put right twice'),
      refusal(
        'commitment.rectify-first',
        'tests/commitment-rules.test.ts',
        'no licence is taken away before it could be put right',
      ),
      refusal(
        'commitment.rectification-runs',
        'tests/commitment-rules.test.ts',
        'no licence is taken away before it could be put right',
      ),
      refusal(
        'commitment.checked-already',
        'tests/commitment-rules.test.ts',
        'a promise is taken back before anybody has looked, and not afterwards',
      ),
      refusal(
        'commitment.not-barred',
        'tests/commitment-rules.test.ts',
        'whoever promised falsely may promise again when the office confirms that it was put right, for a reason and once',
      ),
      refusal(
        'commitment.repair-needs-reason',
        'tests/commitment-rules.test.ts',
        'whoever promised falsely may promise again when the office confirms that it was put right, for a reason and once',
      ),
      refusal(
        'obligation.fixed',
        'tests/obligation-rules.test.ts',
        'what is to be put right ends on the day that the debtor was told, and is neither extended nor let off here',
      ),
    ],
  },
  '容缺受理：主要材料不容缺，次要材料按承诺补齐': {
    says: 'what may come later is published, promised and supplied in time',
    under: ['《广东省政务服务数字化条例》第三十二条', '容缺受理'],
    tests: [
      refusal(
        'deferral.not-offered',
        'tests/deferral-rules.test.ts',
        'an item that does not offer it takes no promise',
      ),
      refusal('deferral.main-material', 'tests/deferral-rules.test.ts', 'a main material cannot come later'),
      refusal('deferral.barred', 'tests/deferral-rules.test.ts', 'whoever broke such a promise makes no other'),
      refusal(
        'deferral.no-defect',
        'tests/deferral-rules.test.ts',
        'what was promised is no defect: with the main materials in order it must be accepted',
      ),
      refusal('deferral.check-each', 'tests/deferral-rules.test.ts', 'the office checks each and confirms'),
      refusal(
        'deferral.return-needs-remark',
        'tests/deferral-rules.test.ts',
        'what does not do goes back with how to mend it, and may be supplied again',
      ),
      refusal(
        'deferral.not-defaulted',
        'tests/deferral-rules.test.ts',
        'the office ends an undecided case, with reasons, and never before the default',
      ),
      refusal(
        'deferral.decision-waits',
        'tests/deferral-rules.test.ts',
        'an item that waits is not decided in favour before all is in',
      ),
      refusal('deferral.defaulted', 'tests/deferral-rules.test.ts', 'nothing is granted on it until all is in'),
    ],
  },
  全国年节及纪念日放假办法: {
    says: 'a make-up working day is a Saturday or a Sunday',
    under: ['《全国年节及纪念日放假办法》'],
    tests: [
      refusal(
        'calendar.workday-is-one',
        'tests/calendar-change.test.ts',
        'a notice that contradicts itself or leaves a gap is refused in a sentence',
      ),
    ],
  },
  '一次会商、五个工作日': {
    says: 'who reviewed meets once, speaks alone, in five working days; nothing is decided meanwhile',
    under: ['连政办传〔2023〕8号'],
    tests: [
      refusal(
        'meeting.not-convener',
        'tests/meeting-moves.test.ts',
        'not what has begun, not what is in writing alone, not by another, and not again and again',
      ),
      refusal(
        'meeting.open-already',
        'tests/meetings.test.ts',
        'a reviewer calls nobody, and one meeting ends before the next',
      ),
      refusal('meeting.limit', 'tests/meetings.test.ts', 'a case has two meetings at most'),
      refusal('meeting.needs-two', 'tests/law/refused-rules.test.ts', 'one who reviewed alone meets nobody'),
      refusal('meeting.not-invited', 'tests/meetings.test.ts', 'each speaks once, on every point, and in time'),
      refusal('meeting.over', 'tests/meetings.test.ts', 'each speaks once, on every point, and in time'),
      refusal('meeting.spoken-already', 'tests/meetings.test.ts', 'each speaks once, on every point, and in time'),
      refusal(
        'meeting.waits',
        'tests/meetings.test.ts',
        'it is closed when all have spoken, or when nobody can any more',
      ),
      refusal(
        'meeting.not-yet-sat',
        'tests/meetings.test.ts',
        'what sits on a day is neither written down nor closed before it',
      ),
      refusal(
        'meeting.sitting-late',
        'tests/meeting-moves.test.ts',
        'before it has begun, for a reason, within the five working days',
      ),
      refusal(
        'meeting.sat-already',
        'tests/meeting-moves.test.ts',
        'not what has begun, not what is in writing alone, not by another, and not again and again',
      ),
      refusal(
        'meeting.not-your-case',
        'tests/meetings.test.ts',
        '联席会议: one meeting over two cases of one convener, each with votes and minutes of its own',
      ),
      refusal(
        'meeting.nothing-to-sign',
        'tests/meetings.test.ts',
        'those who spoke sign the minutes or say what is otherwise; the last signature completes the record',
      ),
      refusal('meeting.still-open', 'tests/meetings.test.ts', 'nobody merges while a meeting goes on'),
    ],
  },
  '国办发〔2019〕51号：一事一评': {
    says: 'rated once, when it is over',
    tests: [
      refusal(
        'rating.too-early',
        'server/modules/assessments/assessment.test.ts',
        'a case that is still running is not rated yet',
      ),
      refusal(
        'rating.once',
        'server/modules/assessments/assessment.test.ts',
        'a case is rated once, also with other stars',
      ),
    ],
  },
}

/** Refusals with a ground that no row reaches, each with what there is instead. The list only grows shorter. */
export const unreached: Partial<Record<RuleCode, string>> = {
  'draft.item-not-offered':
    'no law: the guide says by which channel an item is offered; tests/rule-codes.test.ts reads its basis, and no test is refused with it',
  'expert.needs-reason': 'no law: how a roll is kept',
}
