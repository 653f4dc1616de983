// Where each rule of the licensing law, and each prohibition of the city's documents that concerns a case, is tested.
// A new part of the procedure adds its tests to its rows and takes them off the pending list.
import type { RuleCode } from '#contracts/rules.ts'

/** A test by its file and title; `refuses`: the code that the test expects, whose text and article stand in contracts/rules.ts. */
export type Proof = { readonly in: string; readonly test: string; readonly refuses?: RuleCode }

/**
 * One row: what the rule says in a line, and the tests. `under`: the documents or articles on which its refusals rest, as they stand in their bases,
 * where the row's own title names none or not all of them.
 */
export type RuleRow = { readonly says: string; readonly under?: readonly string[]; readonly tests: readonly Proof[] }

const cases = 'server/modules/cases/case.test.ts'
const conditions = 'tests/grant-conditions.test.ts'
const intake = 'tests/law/intake-rules.test.ts'
const closures = 'tests/closure-rules.test.ts'
const bars = 'tests/law/bar-rules.test.ts'
const oracle = 'tests/law/oracle.test.ts'
const agrees = 'tests/law/oracle-agrees.test.ts'
const others = 'tests/third-parties.test.ts'
const supervision = 'tests/supervision-rules.test.ts'
const hearings = 'tests/hearing-rules.test.ts'
const credential = 'server/modules/credentials/credential.test.ts'
const matters = 'tests/law/matter-rules.test.ts'
const kinds = 'tests/licence-matters.test.ts'
const special = 'tests/special-procedures.test.ts'
const extension = 'tests/extension.test.ts'
const papers = 'server/modules/documents/papers/render-paper.test.ts'
const refusals = 'tests/refusal-rules.test.ts'
const visits = 'tests/visit-rules.test.ts'
const experts = 'tests/expert-rules.test.ts'
const seed = 'seed/check.test.ts'
const grants = 'server/modules/identity/grant.test.ts'
const parts = 'tests/part-rules.test.ts'
const commitments = 'tests/commitment-rules.test.ts'
const ways = 'tests/way-rules.test.ts'
const handling = 'tests/handling-rules.test.ts'
const signing = 'tests/signing-rules.test.ts'
const copies = 'tests/copies.test.ts'
const late = 'tests/late-steps.test.ts'
const reminding = 'tests/reminders.test.ts'
const absences = 'tests/absences.test.ts'
const quota = 'tests/quota.test.ts'
const referral = 'tests/referral.test.ts'
const guides = 'tests/guide-check.test.ts'
const owed = 'tests/obligation-rules.test.ts'
const beside = 'tests/recompute-beside.test.ts'
const notices = 'tests/public-notice-rules.test.ts'

/** 中华人民共和国行政许可法, by article. */
export const licensingLaw = {
  第二十六条: {
    says: 'one unit takes in and delivers; unified or joint handling',
    tests: [
      {
        in: 'tests/composite.test.ts',
        test: 'one form, one receipt, one acceptance; each part is decided by its own office; one delivery',
      },
      { in: parts, test: 'counts its own limits from the acceptance of the whole, however late it is opened' },
      { in: parts, test: 'the last part that ends settles it, each part by its own decision' },
      { in: parts, test: 'leaves the whole without a change of its limits, and its draws go by the same pledge' },
    ],
  },
  '第二十九条、第三十三条': {
    says: 'application online; agents under a mandate; no unrelated question on a form',
    tests: [
      {
        in: 'tests/whole-case.test.ts',
        test: 'a firm applies online, four offices review blind, and the signed licence arrives',
      },
      { in: seed, test: 'an agent without a mandate' },
      {
        in: guides,
        test: 'a question is related by the account, by what hangs on it, by the condition or the article of its group',
      },
      {
        in: 'tests/publish-form.test.ts',
        test: 'a question that has nothing to do with the matter is refused, until its group says what it is for',
        refuses: 'item.form-refused',
      },
    ],
  },
  第三十条: {
    says: 'everything that an application needs is published',
    tests: [
      { in: seed, test: 'the demonstration city can be published as it stands' },
      { in: 'tests/catalogue.test.ts', test: 'a guide, with the name of every office it mentions' },
      {
        in: 'tests/publish-form.test.ts',
        test: 'a form that asks wrongly is refused, all of it told at once in sentences',
        refuses: 'item.form-refused',
      },
      { in: guides, test: 'an item that says everything goes live' },
      { in: guides, test: 'an item whose list of materials is not whole does not go live' },
    ],
  },
  第三十一条: {
    says: 'no material that is unrelated to the item; whoever applies answers for the truth of what is filed',
    tests: [
      { in: intake, test: 'the case keeps which declaration was made, ${how}' },
      { in: intake, test: 'nothing is filed without it' },
      {
        in: cases,
        test: 'a notice may not ask for what the published list does not hold',
        refuses: 'case.defect-unknown',
      },
      {
        in: cases,
        test: 'a notice may not ask for a material that this situation does not call for',
        refuses: 'case.defect-unknown',
      },
      {
        in: cases,
        test: 'a formal check that names what the item does not ask for is refused',
        refuses: 'case.checked-unknown',
      },
    ],
  },
  第三十二条第一款第一项: {
    says: 'told at once that no licence is needed',
    tests: [
      { in: cases, test: 'whoever needs no licence is told so on the day of the application, with the article' },
      {
        in: cases,
        test: 'once a notice was sent, it is too late to say that no licence is needed or that another office is competent',
        refuses: 'case.refusal-not-at-once',
      },
      {
        in: 'tests/law/intake-rules.test.ts',
        test: 'is late past the day of receipt, by as many working days',
      },
      {
        in: 'tests/intake-law.test.ts',
        test: 'the supervision sees by how many days somebody was told late that the office is another',
      },
    ],
  },
  第三十二条第一款第二项: {
    says: 'not competent: refused at once, with the office that is',
    tests: [
      { in: cases, test: 'refusal at intake names ground, reasons and the right office' },
      {
        in: cases,
        test: 'refusal for lack of competence without the right office is refused',
        refuses: 'case.refusal-needs-office',
      },
    ],
  },
  第三十二条第一款第三项: {
    says: 'errors are corrected on the spot',
    tests: [
      { in: intake, test: 'is mended at the window, while the limit of the intake runs on' },
      { in: intake, test: 'costs no notice: the one complete list may still be sent' },
      {
        in: intake,
        test: 'is done before a notice and before acceptance, and says what it mends',
        refuses: 'case.mend-late',
      },
    ],
  },
  第三十二条第一款第四项: {
    says: 'one complete notice within five days, or it is accepted from receipt',
    tests: [
      { in: cases, test: 'one complete notice of what is missing' },
      { in: cases, test: 'an empty notice is refused', refuses: 'case.notice-needs-defects' },
      { in: cases, test: 'a second notice is refused', refuses: 'case.no-notice-left' },
      {
        in: cases,
        test: 'a notice after the limit is refused, for the case already counts as accepted',
        refuses: 'case.notice-late',
      },
      { in: cases, test: 'refusal after the limit is refused', refuses: 'case.notice-late' },
      {
        in: cases,
        test: 'refusal for incomplete materials without a notice before is refused',
        refuses: 'case.refusal-needs-notice',
      },
      {
        in: 'tests/law/intake-rules.test.ts',
        test: 'what an earlier filing was told of is no ground: a supervisor may allow this one a notice of its own',
        refuses: 'case.refusal-needs-notice',
      },
      {
        in: 'tests/law/intake-rules.test.ts',
        test: 'it is refused for what its own notice named, and never for what only an earlier one did',
        refuses: 'case.refusal-gap-untold',
      },
      {
        in: 'tests/law/intake-rules.test.ts',
        test: 'a refusal of what is still incomplete says what is',
        refuses: 'case.refusal-needs-gaps',
      },
      { in: cases, test: 'silence past the intake limit is acceptance from the day of receipt' },
      { in: cases, test: 'on the last day of the limit silence is not yet acceptance' },
      {
        in: oracle,
        test: '第三十二条: in silence it is accepted from the day of receipt, and decided by 2026-03-13',
      },
    ],
  },
  第三十二条第一款第五项: {
    says: 'complete, or corrected as told: it must be accepted',
    tests: [
      { in: cases, test: 'a complete application is accepted and the parallel tasks open' },
      { in: cases, test: 'what nobody has looked at is not accepted', refuses: 'case.check-incomplete' },
    ],
  },
  第三十二条第二款: {
    says: 'acceptance and refusal on paper, sealed and dated',
    tests: [
      {
        in: papers,
        test: 'a paper without what the law demands is not printed, and the refusal names the rule',
        refuses: 'paper.incomplete',
      },
    ],
  },
  第三十四条: {
    says: 'decided on the spot where that can be; two officers where facts are verified',
    tests: [
      {
        in: commitments,
        test: 'what is filed on a promise is taken in and decided at once, reviewed by nobody, and checked within sixty days',
      },
      { in: ways, test: 'whoever takes it in decides it in the same act, after the formal check' },
      {
        in: ways,
        test: 'who was not charged with it by name, by the office that decides it, decides nothing on the spot',
        refuses: 'instant.not-charged',
      },
      { in: grants, test: 'holds in the matters of the office that gave it, and of no other' },
      {
        in: grants,
        test: 'names its document by a title or a number, however it is given',
      },
      { in: commitments, test: 'nobody checks alone', refuses: 'commitment.two-officers' },
      { in: visits, test: 'two officers or more go, of every office that the item names' },
      { in: visits, test: 'nobody goes before everybody is drawn', refuses: 'visit.alone' },
      {
        in: visits,
        test: 'nobody goes alone because another gave the task back, and who was drawn after the day signs nothing',
        refuses: 'visit.not-together',
      },
      {
        in: visits,
        test: 'nobody goes alone because another gave the task back, and who was drawn after the day signs nothing',
        refuses: 'visit.was-not-there',
      },
      { in: visits, test: 'each of those who went signs, or says what was seen otherwise; then the plan goes on' },
      {
        in: visits,
        test: 'what the officers found not met is neither granted nor summed up as passed',
        refuses: 'decision.against-failure',
      },
    ],
  },
  '第三十五条、第四十三条': {
    says: 'the lower authority reviews within twenty days and forwards everything, nothing is asked again',
    tests: [
      { in: seed, test: 'a first review of twenty-five days by the licensing law itself' },
      {
        in: referral,
        test: 'goes up with its opinions, answers and files as soon as the first review is done',
      },
      {
        in: 'tests/referral-rules.test.ts',
        test: 'a second answer, another one too, changes nothing',
      },
      {
        in: 'tests/referral-rules.test.ts',
        test: 'a refusal without a reason is not taken in',
      },
      {
        in: 'tests/referral-rules.test.ts',
        test: 'it is dated between the day on which it went up and today',
        refuses: 'referral.wrong-day',
      },
    ],
  },
  第三十六条: {
    says: 'whose major interests it touches is told and heard, and so is the applicant',
    tests: [
      { in: others, test: 'they are told, with five working days to state and defend' },
      { in: others, test: 'no decision before they were told', refuses: 'decision.third-parties-untold' },
      {
        in: others,
        test: 'no decision while one of them may still speak',
        refuses: 'decision.third-parties-unheard',
      },
      {
        in: others,
        test: 'a neighbour is told by the desk and heard, and nobody who reviews or applies learns who it is',
      },
      { in: others, test: 'more than thirty are told by an announcement, and the decision waits for its end' },
      {
        in: others,
        test: 'the applicant may state from the acceptance to the decision, and what is said is passed on first',
        refuses: 'decision.statement-waits',
      },
      {
        in: others,
        test: 'where others are concerned the decision waits five working days for the applicant',
        refuses: 'decision.applicant-unheard',
      },
      { in: others, test: 'and no longer once they do without; the right to state stays' },
      {
        in: 'tests/referral-rules.test.ts',
        test: 'nothing goes up before all who are concerned were told and heard and it was passed on',
        refuses: 'referral.still-heard',
      },
      {
        in: others,
        test: 'what the applicant says reaches whoever reviews and decides in substance, and nobody decides before',
      },
    ],
  },
  第三十八条: {
    says: 'what meets the conditions is granted; a refusal has a finding, reasons and remedies, every decision its basis',
    tests: [
      {
        in: refusals,
        test: 'what every review passed and every element was met in is not refused on words alone',
        refuses: 'decision.without-finding',
      },
      { in: refusals, test: 'a failed review, or an element that was not met, carries a refusal' },
      {
        in: cases,
        test: 'what meets every element of the sheet cannot be failed, however few points it is given',
        refuses: 'task.verdict-contradicts-scores',
      },
      { in: refusals, test: 'and not where it has none: ${finding}', refuses: 'decision.finding-absent' },
      {
        in: refusals,
        test: 'of what was said of its notices a refusal names which it rests on, each by its number and none that nobody said',
        refuses: 'decision.comments-unnamed',
      },
      {
        in: refusals,
        test: 'of what was said of its notices a refusal names which it rests on, each by its number and none that nobody said',
        refuses: 'decision.comment-absent',
      },
      {
        in: refusals,
        test: 'who gave up speaking said nothing that it may rest on, and one who spoke beside them did',
        refuses: 'decision.finding-absent',
      },
      {
        in: cases,
        test: 'what a review failed cannot be granted',
        refuses: 'decision.against-failure',
      },
      { in: cases, test: 'a refusal needs reasons', refuses: 'decision.needs-reasons' },
      { in: cases, test: 'every decision needs its legal basis', refuses: 'decision.needs-basis' },
      { in: cases, test: 'nor with words that name no article', refuses: 'decision.needs-basis' },
      {
        in: 'tests/law/intake-rules.test.ts',
        test: 'nobody is refused at the intake where the remedies are not known',
        refuses: 'decision.needs-remedies',
      },
      {
        in: cases,
        test: 'no decision, granted or refused, on an item whose remedies lack the ${part}',
        refuses: 'decision.needs-remedies',
      },
      {
        in: papers,
        test: 'a paper without what the law demands is not printed, and the refusal names the rule',
        refuses: 'paper.needs-remedies',
      },
    ],
  },
  '第三十九条、第四十条': {
    says: 'a sealed licence; grants are public',
    tests: [
      {
        in: 'tests/licence-verification.test.ts',
        test: 'anybody learns from the identifier what the register says of a licence',
      },
      {
        in: 'tests/licence-verification.test.ts',
        test: 'whoever wants to reads which licences were granted, the latest first, by month, page by page',
      },
      {
        in: 'tests/licence-verification.test.ts',
        test: 'a decision is public with itself, under its own day even where a server was down, with what 双公示 says of it',
      },
      { in: oracle, test: 'a decision of 2026-09-24 is published by 2026-10-12' },
      {
        in: 'tests/licence-verification.test.ts',
        test: 'of a person no number is published, and a refusal of nobody is',
      },
      { in: 'tests/licence-verification.test.ts', test: 'a filing is no licence, and is not published' },
    ],
  },
  第四十二条: {
    says: 'twenty days, once ten more; joint forty-five, once fifteen more',
    tests: [
      { in: seed, test: 'a licence that takes thirty working days by the licensing law itself' },
      {
        in: oracle,
        test: '第四十二条: accepted on 2026-04-20, decided by 2026-05-20 over May Day and its make-up Saturday',
      },
      { in: oracle, test: '第四十二条: extended by 10 it is decided by 2026-03-27' },
      { in: oracle, test: '第四十二条: joint handling takes until 2026-04-20, extended by 15 until 2026-05-13' },
      { in: agrees, test: 'our rules and the oracle say the same on ${demanded} days of cases' },
      {
        in: 'tests/law/clock-agrees.test.ts',
        test: 'our clock and the oracle say the same of limits that stop and are extended',
      },
      { in: extension, test: 'ten more working days after 13 March are 27 March' },
      {
        in: extension,
        test: 'joint handling: fifteen more after 20 April, by the head of the government, are 13 May',
      },
      {
        in: parts,
        test: '第四十二条第二款: the office that took the whole in asks the head of the government once, in time, with reasons',
        refuses: 'extension.not-running',
      },
      {
        in: parts,
        test: '第四十二条第二款: what is no whole is extended by who merges or decides',
        refuses: 'extension.not-yours',
      },
      {
        in: parts,
        test: '第四十二条第二款: forty-five days and fifteen more; the promise stays, and the last day is in time',
      },
      {
        in: parts,
        test: '第四十二条第二款: what a part waits for gives the head as many days more to answer',
      },
      {
        in: 'tests/law/family-agrees.test.ts',
        test: 'split, joined or neither, each part and the whole over all keep their own clocks on ${demanded} days',
      },
      { in: seed, test: 'another law that the item names may let the head give more days' },
      { in: seed, test: 'an extension by eleven days of the office’s own head' },
      { in: seed, test: 'an extension by sixteen days of the head of the government' },
      { in: seed, test: 'an extension of one office’s days by the head of the government' },
      { in: seed, test: 'an extension of what offices decide together by the head of one of them' },
      { in: seed, test: 'an extension of what offices decide together by sixteen days' },
      { in: seed, test: 'a promise in calendar days beyond the law in working days' },
      { in: extension, test: 'a second time is refused', refuses: 'extension.once' },
      { in: extension, test: 'without reasons nothing is extended', refuses: 'extension.needs-reason' },
      { in: extension, test: 'a limit that ran out is not extended', refuses: 'extension.too-late' },
      { in: extension, test: 'an item without the rule extends nothing', refuses: 'extension.not-allowed' },
      {
        in: extension,
        test: 'who reviews does not ask, and who asks does not answer',
        refuses: 'extension.not-yours',
      },
      {
        in: 'tests/papers.test.ts',
        test: 'a limit is extended once by the head who was drawn, and the applicant is told why in writing',
      },
    ],
  },
  第四十四条: {
    says: 'delivered within ten days of the decision',
    tests: [
      {
        in: cases,
        test: 'the licence as the last paper makes the result ready, with ten working days to deliver',
      },
      { in: cases, test: 'nothing is handed over before it is ready', refuses: 'case.not-ready' },
    ],
  },
  第四十五条: {
    says: 'eight procedures whose time is not counted, told in writing',
    tests: [
      { in: special, test: 'there are eight kinds and no ninth' },
      {
        in: special,
        test: 'accepted on 20 April, experts from 27 April over May Day to 15 May: twenty days end on 8 June',
      },
      {
        in: special,
        test: 'an item that does not allow the kind stops no clock by it',
        refuses: 'special.kind-not-allowed',
      },
      { in: special, test: 'nor longer than the item allows', refuses: 'special.too-long' },
      { in: special, test: 'a limit that ran out cannot be stopped', refuses: 'special.too-late' },
      {
        in: special,
        test: 'until the applicant is told in writing every day counts, and told later the days before stay counted',
      },
      {
        in: special,
        test: 'of which nobody was told in writing before its end it stops nothing, and a notice afterwards neither',
      },
      { in: special, test: 'one that ends after the other one takes the days past its end alone' },
      { in: special, test: 'one that begins before the other and ends after it takes all the days of both' },
      { in: special, test: 'ended later than was told, no day past the told one is left out' },
      { in: parts, test: '第四十五条: the time that a special procedure of a part takes is not counted for the whole' },
      {
        in: parts,
        test: '第四十五条: a day that two parts wait for at once is left out once, and news told twice is noted once',
      },
      { in: parts, test: '第四十五条: a part that goes on alone holds the whole back no longer' },
      {
        in: 'tests/law/family-agrees.test.ts',
        test: 'split, joined or neither, each part and the whole over all keep their own clocks on ${demanded} days',
      },
      { in: experts, test: 'each has a task of their own, and the limits stand for as long as the applicant is told' },
      { in: experts, test: 'the reviews open when it is over, and the limits run on' },
      {
        in: 'tests/papers.test.ts',
        test: 'a reviewer has a place tested: the applicant is told in writing, the limit stands, and no opinion is taken before the end',
      },
    ],
  },
  第四十六条: {
    says: 'a hearing of the authority’s own motion, announced',
    tests: [
      { in: seed, test: 'silence where a hearing is required' },
      {
        in: hearings,
        test: 'whoever decides orders it with a reason: held within twenty days, by a drawn chair, while the limit stands',
        refuses: 'hearing.needs-reason',
      },
      {
        in: hearings,
        test: 'nobody who only reviews orders it, and nobody orders what is to be held already',
        refuses: 'hearing.order-not-yours',
      },
      { in: hearings, test: 'what the law says must be heard is ordered as soon as whoever decides is drawn' },
      {
        in: hearings,
        test: 'what must be heard is not left to the applicant to ask for, and one who did without is heard all the same',
        refuses: 'hearing.required',
      },
      {
        in: hearings,
        test: 'told to everybody with its day and place, until three working days before whoever wants to come may say so',
      },
    ],
  },
  第四十七条: {
    says: 'applicant and others told of the right, asked within five days, held within twenty, free of charge',
    tests: [
      {
        in: ways,
        test: 'a licence that is decided here goes live with a hearing; what goes up, and a whole, without',
        refuses: 'item.hearing-missing',
      },
      { in: hearings, test: 'told on 2026-09-22 it may be asked for until 2026-09-30, over Mid-Autumn' },
      {
        in: hearings,
        test: 'on the last day it may be asked for, on the day after no more',
        refuses: 'hearing.request-late',
      },
      {
        in: hearings,
        test: 'while the applicant may still ask there is none',
        refuses: 'decision.hearing-right-open',
      },
      {
        in: hearings,
        test: 'asked for on 2026-09-28 it is held by 2026-10-30, a chair is drawn, and the limit stands',
      },
      {
        in: hearings,
        test: 'later than twenty working days after the request is refused',
        refuses: 'hearing.too-late',
      },
      {
        in: hearings,
        test: 'who is told on 2026-09-22 may ask for it until 2026-09-30; where the item provides for none, or holds it by law, nobody is asked',
      },
      {
        in: hearings,
        test: 'asked for in time it is held by the same days as the applicant’s, without a word of who asked',
      },
      {
        in: hearings,
        test: 'on the last day they may ask, on the day after no more, and nobody asks twice',
        refuses: 'hearing.request-late',
      },
      {
        in: hearings,
        test: 'where others are concerned there is no decision before the applicant, too, was told of the right',
        refuses: 'decision.hearing-untold',
      },
      {
        in: hearings,
        test: 'none while one of them may still ask, though the applicant did without and all have spoken',
        refuses: 'decision.others-hearing-open',
      },
      {
        in: hearings,
        test: 'none before the minutes of the hearing that they asked for',
        refuses: 'decision.needs-hearing-minutes',
      },
      {
        in: hearings,
        test: 'who is told only after the hearing was held has one of their own, and no decision falls before its minutes',
        refuses: 'decision.needs-hearing-minutes',
      },
    ],
  },
  第四十八条: {
    says: 'notice seven days before, announced where necessary; public but for secrets and privacy (第五条第二款); the reviewer does not preside; the decision rests on the minutes',
    tests: [
      {
        in: 'tests/law/clock-agrees.test.ts',
        test: 'the last day to give notice of a hearing is the same on any day of any calendar',
      },
      {
        in: hearings,
        test: 'for 2026-10-20 notice is in time on the make-up Saturday 2026-10-10, and late on the day after',
        refuses: 'hearing.notice-late',
      },
      {
        in: hearings,
        test: 'told less than seven working days before it, they are not heard on that day: the chair sets another',
        refuses: 'hearing.told-late',
      },
      {
        in: hearings,
        test: 'with another chair before the day the hearing keeps it; from the day on it is set anew, seven days ahead',
        refuses: 'hearing.chair-untold',
      },
      { in: hearings, test: 'nobody but the drawn chair appoints', refuses: 'hearing.not-yours' },
      {
        in: hearings,
        test: 'a closed one is announced to nobody, also where the authority holds it of its own motion',
        refuses: 'hearing.closed-unannounced',
      },
      {
        in: hearings,
        test: 'where those concerned were told by an announcement, day and place are announced too, a closed one without what it is about',
        refuses: 'hearing.others-unannounced',
      },
      {
        in: hearings,
        test: 'where they are told by an announcement only once the day is set, it is set anew and announced in time',
        refuses: 'hearing.others-unannounced',
      },
      {
        in: hearings,
        test: 'it is closed for facts that are said, and not for a ground alone',
        refuses: 'hearing.closed-needs-reason',
      },
      {
        in: hearings,
        test: 'nobody of the public takes part in a closed one',
        refuses: 'hearing.closed-to-public',
      },
      { in: hearings, test: 'with day and place whoever presides has it announced, or not' },
      {
        in: 'tests/hearing.test.ts',
        test: 'a firm is told of its right, asks, is heard by a chair who does not review, and the decision rests on the minutes',
      },
      {
        in: hearings,
        test: 'the minutes are confirmed before the chair reports; who did not come has nothing to confirm',
        refuses: 'hearing.minutes-unsigned',
      },
      {
        in: hearings,
        test: 'while the applicant asks for another chair the hearing is not held; refused with a reason it goes on',
        refuses: 'hearing.recusal-open',
      },
      {
        in: hearings,
        test: 'once its day is over nobody asks for another chair though the minutes are not written, but by a letter of before',
        refuses: 'hearing.recusal-late',
      },
      {
        in: hearings,
        test: 'where the supervision agrees another chair is drawn, against whom it may be asked for once more',
        refuses: 'hearing.no-chair',
      },
      {
        in: hearings,
        test: 'whom the matter bears on asks for another chair too, each once for each chair, and each is answered',
        refuses: 'hearing.recusal-open',
      },
      {
        in: 'tests/hearing.test.ts',
        test: 'a firm does without a hearing and a neighbour asks for one, whom nobody but the desk knows',
      },
      {
        in: hearings,
        test: 'at a window nobody asks for another chair in the place of an applicant who is not there; a letter is written down',
        refuses: 'hearing.recusal-open',
      },
      {
        in: hearings,
        test: 'everybody who took part signs or is noted as declining before the chair reports',
        refuses: 'hearing.minutes-unsigned',
      },
      {
        in: hearings,
        test: 'nobody is put down as present who was told of nothing, and reviewers who speak in person are counted',
        refuses: 'hearing.reviewers-present',
      },
      {
        in: hearings,
        test: 'minutes of before, which name the applicant alone, are waited for from the applicant alone',
      },
      {
        in: hearings,
        test: 'once asked for, there is none before the minutes and the report',
        refuses: 'decision.needs-hearing-minutes',
      },
      {
        in: hearings,
        test: 'after the hearing it says that it rests on the minutes, or is refused',
        refuses: 'decision.not-on-minutes',
      },
      {
        in: refusals,
        test: 'what was said of the announcement of a hearing counts as its minutes have it, and is not named by itself',
        refuses: 'decision.beside-minutes',
      },
      {
        in: refusals,
        test: 'after a hearing its minutes alone carry a refusal that the reviews do not',
        refuses: 'decision.beside-minutes',
      },
    ],
  },
  第四十九条: {
    says: 'a licence is changed by who gave it',
    tests: [
      { in: credential, test: 'a licence is changed by who gave it, as its next version' },
      { in: kinds, test: 'begins with what led to the licence, asks for less, and gives its next version' },
      {
        in: ways,
        test: 'a licence that is decided here is changed and struck off and, where it ends, renewed, or another law has it applied for anew',
        refuses: 'item.matter-missing',
      },
    ],
  },
  第五十条: {
    says: 'renewal asked thirty days before the end; silence renews',
    tests: [
      {
        in: matters,
        test: 'thirty days before the last one a renewal is in time, a day later it is late and still taken',
      },
      { in: matters, test: 'the limit of the law and every step end with the licence, where they would end later' },
      {
        in: matters,
        test: 'an extension is told as the days that it gives, and one that would give none is not asked for or given',
        refuses: 'extension.without-effect',
      },
      { in: matters, test: 'whoever has to decide is reminded before silence renews it' },
      { in: matters, test: 'no special procedure and no holiday that is declared later moves it past the licence' },
      {
        in: oracle,
        test: '第五十条: a renewal accepted on 2026-04-20 of a licence until 2026-05-08 is decided by then',
      },
      { in: matters, test: 'who asked in time and was not answered by the last day goes on' },
      { in: matters, test: 'not for whoever asked too late' },
      {
        in: matters,
        test: 'nor what the clock has yet to record: the day after the last one is too late for a decision',
        refuses: 'silence.renewed',
      },
      {
        in: matters,
        test: 'nor for a notice of what is missing or a refusal at the intake',
        refuses: 'silence.renewed',
      },
      {
        in: kinds,
        test: 'asked in time and decided by nobody, it is deemed given: the new term follows the old, on paper',
      },
      {
        in: credential,
        test: 'its holder is told sixty and thirty days before, and of a clock that jumped the later time alone',
      },
    ],
  },
  第五十五条: {
    says: 'two inspectors within five days of acceptance; a refusal names the standard',
    tests: [
      { in: visits, test: 'the officers who inspect are called with the acceptance, two or more' },
      { in: seed, test: 'an inspection that opens late' },
      {
        in: visits,
        test: 'a refusal after an inspection that was not passed names the technical standard',
        refuses: 'decision.needs-standard',
      },
    ],
  },
  第五十七条: {
    says: 'where the number is limited, the order of acceptance decides',
    tests: [
      { in: seed, test: 'a limited number that silence gives away' },
      {
        in: quota,
        test: 'nobody is granted before those who were taken in earlier, and nobody is refused for want of a place that is there',
        refuses: 'quota.others-first',
      },
      {
        in: quota,
        test: 'the next is refused for that reason, though it meets every condition',
        refuses: 'quota.none-left',
      },
      { in: quota, test: 'two decisions at once on two servers take two places, each its own' },
    ],
  },
  '第五十八条、第五十九条': {
    says: 'free of charge unless law or a regulation of the State Council says otherwise',
    tests: [
      { in: seed, test: 'a fee without a basis' },
      { in: seed, test: 'a fee on the rules of a ministry' },
      { in: seed, test: 'a fee on a law that the item does not stand on' },
    ],
  },
  第六十一条: {
    says: 'supervision is recorded, signed, filed and public',
    tests: [
      { in: commitments, test: 'what is as promised is found so by two officers' },
      { in: commitments, test: 'nobody checks alone' },
      { in: commitments, test: 'a finding says what was found', refuses: 'commitment.needs-report' },
      {
        in: commitments,
        test: 'a record that those who went did not sign is not filed',
        refuses: 'commitment.record-unsigned',
      },
      {
        in: 'tests/commitment.test.ts',
        test: 'anybody reads the signed record of a check, and nothing of whose licence it was but its number',
      },
      {
        in: ways,
        test: 'what no draw chose is checked for cause, once, by the office of the item and within its days',
      },
      {
        in: supervision,
        test: '第六十一条: a licence that was granted without a promise comes under the draws of its item, from its first period on',
      },
      {
        in: supervision,
        test: 'once a period is over a draw says whether it is looked at, and either way the next period runs',
      },
      {
        in: supervision,
        test: '第六十一条: a record answers each published point, says what was found and is signed by both who went',
        refuses: 'inspection.record-unsigned',
      },
      {
        in: supervision,
        test: 'nobody records it but whoever was drawn, and not before they were',
        refuses: 'inspection.not-drawn',
      },
      {
        in: 'tests/commitment.test.ts',
        test: '许可后监督检查: what a draw or a cause chooses is looked at by two drawn inspectors, and the signed record is for the holder and, without names, for everybody',
      },
      {
        in: supervision,
        test: '第六十一条: a record answers each published point, says what was found and is signed by both who went',
        refuses: 'inspection.two-officers',
      },
      {
        in: supervision,
        test: '第六十一条: a record answers each published point, says what was found and is signed by both who went',
        refuses: 'inspection.check-each',
      },
      {
        in: supervision,
        test: '第六十一条: a record answers each published point, says what was found and is signed by both who went',
        refuses: 'inspection.needs-report',
      },
      {
        in: supervision,
        test: '第六十一条: a record answers each published point, says what was found and is signed by both who went',
        refuses: 'inspection.finding-differs',
      },
      {
        in: supervision,
        test: 'what is looked at already is neither drawn nor ordered again',
        refuses: 'inspection.under-way',
      },
      {
        in: supervision,
        test: 'for cause it is looked at at any time, with the reason, as long as it is in force',
        refuses: 'inspection.not-supervised',
      },
      {
        in: supervision,
        test: 'what was handed over and is no ground to end the licence is settled by the desk with its reason, and waits no longer',
        refuses: 'inspection.nothing-handed-over',
      },
      {
        in: supervision,
        test: 'what was handed over and is no ground to end the licence is settled by the desk with its reason, and waits no longer',
        refuses: 'inspection.settle-needs-reason',
      },
    ],
  },
  第六十二条: {
    says: 'the premises of a holder are inspected, and the papers that they have to show; what is found is put right or handed over',
    tests: [
      {
        in: 'seed/items/all.test.ts',
        test: 'who goes after the grant, what they look at and by which law, the items that need it say',
      },
      {
        in: supervision,
        test: 'what is to be put right has its days, is looked at again once, and goes to the office that granted only after them',
        refuses: 'inspection.rectified-once',
      },
      {
        in: supervision,
        test: 'what is to be put right has its days, is looked at again once, and goes to the office that granted only after them',
        refuses: 'inspection.needs-rectify-days',
      },
      {
        in: supervision,
        test: 'what is to be put right has its days, is looked at again once, and goes to the office that granted only after them',
        refuses: 'inspection.rectification-runs',
      },
    ],
  },
  第六十五条: {
    says: 'whoever reports a breach is followed up in time',
    tests: [
      {
        in: supervision,
        test: 'for cause it is looked at at any time, with the reason, as long as it is in force',
        refuses: 'inspection.order-needs-reason',
      },
    ],
  },
  第八条: {
    says: 'a licence is retracted for the public interest alone, after its holder was heard, and what is lost by it is compensated',
    tests: [
      {
        in: closures,
        test: 'what was rightly given is retracted on a ground of the law alone, and its holder is heard first',
        refuses: 'closure.other-ground',
      },
      {
        in: closures,
        test: 'nothing is retracted before it is said why the public needs it',
        refuses: 'closure.needs-interest',
      },
      {
        in: closures,
        test: 'a retraction is decided by the article that protects licences, and undone only by what it turns on',
        refuses: 'closure.kept-otherwise',
      },
      { in: credential, test: 'a licence is retracted once, with reason and article, and struck off afterwards' },
      {
        in: kinds,
        test: 'what the public needs back is retracted, its holder heard and told of the compensation',
      },
    ],
  },
  '第六十九条、第七十条': {
    says: 'revocation and cancellation on their grounds',
    tests: [
      {
        in: 'server/modules/credentials/credential.test.ts',
        test: 'a revocation without a reason is refused',
        refuses: 'credential.revocation-needs-reason',
      },
      { in: credential, test: 'a licence is cancelled once, with ground, reason and article' },
      {
        in: credential,
        test: 'a licence whose term runs is not cancelled for having run out',
        refuses: 'credential.not-expired',
      },
      {
        in: credential,
        test: 'a licence is closed as ended only after it was revoked',
        refuses: 'credential.not-revoked',
      },
      {
        in: closures,
        test: 'what another authority took away is noted with its proof and struck off, and its holder is not heard again',
      },
      {
        in: credential,
        test: 'what another authority took away has ended here, is struck off, and holds again where that was not so',
      },
      {
        in: kinds,
        test: 'what was taken away elsewhere is noted with its document, shown to everybody and struck off',
      },
      {
        in: closures,
        test: 'that its holder is no more is proved by whoever certifies it',
        refuses: 'closure.needs-proof',
      },
      {
        in: credential,
        test: 'a firm does not die, a person is not dissolved',
        refuses: 'credential.other-holder-kind',
      },
      {
        in: kinds,
        test: 'asked for by the holder and granted, the licence is struck off and nothing is asked of it any more',
      },
      {
        in: closures,
        test: 'revocation begins with telling the holder, who has five working days to state and defend',
      },
      {
        in: closures,
        test: 'on none but the grounds of the law, each for its own way',
        refuses: 'closure.other-ground',
      },
      {
        in: closures,
        test: 'what was got by fraud is revoked, and not kept for the sake of who got it',
        refuses: 'closure.fraud-not-protected',
      },
      { in: closures, test: 'where revocation would gravely harm the public, it stays' },
      {
        in: commitments,
        test: 'what was promised falsely ends nothing by itself: it opens the proceeding in which the holder is heard',
      },
      {
        in: commitments,
        test: 'revocation is for the office that granted: of another that checks no finding opens one',
        refuses: 'commitment.other-office',
      },
      {
        in: 'tests/commitment.test.ts',
        test: 'whoever promised falsely is heard, and loses the licence and the way of promises by a decision',
      },
      {
        in: closures,
        test: 'what the law says must be struck off is kept only where it is not so',
        refuses: 'closure.cancellation-kept',
      },
      {
        in: kinds,
        test: 'the holder is heard, whoever decides knows no name, and the licence ends with the decision',
      },
    ],
  },
  '第七十八条、第七十九条': {
    says: 'refused with word of the warning that follows; no new application for one year, for three after fraud',
    tests: [
      { in: 'tests/law/bar-rules.test.ts', test: 'so it does in what bears on property, or on life and health' },
      { in: bars, test: 'false material in what bears on public safety bars from applying again for one year' },
      {
        in: bars,
        test: 'on the last day of the year it may not be applied for, on the day after it may',
        refuses: 'case.barred',
      },
      { in: bars, test: 'a licence that is revoked for fraud bars who held it for three years, once' },
      {
        in: bars,
        test: 'a part of a whole is applied for with the whole, so who is barred from it files no whole that calls for it',
        refuses: 'parts.barred',
      },
      {
        in: bars,
        test: 'bars from each part that it calls for and that bears on safety or health, where the part is applied for with it',
      },
      {
        in: bars,
        test: 'which material or answer is untrue is said, of those that were handed in',
        refuses: 'case.refusal-needs-untrue',
      },
      {
        in: bars,
        test: 'which material or answer is untrue is said, of those that were handed in',
        refuses: 'case.untrue-absent',
      },
      {
        in: 'tests/bars.test.ts',
        test: '虚假材料 in a whole: of its parts that bear on health those that use it may not be applied for on their own either, and the others may',
        refuses: 'case.barred',
      },
      {
        in: 'tests/part-rules.test.ts',
        test: 'a bar that was found after both were filed keeps the one from joining the other while it lasts',
        refuses: 'parts.barred',
      },
      {
        in: 'tests/intake-law.test.ts',
        test: 'whoever brought false material is told until when not to apply again, and cannot',
        refuses: 'case.barred',
      },
    ],
  },
  第八十二条: {
    says: 'limits are working days, without days of rest',
    tests: [
      { in: oracle, test: '2025 and 2026 have 248 working days each' },
      {
        in: oracle,
        test: '民法典 第二百零三条: 60 calendar days from a receipt on 2026-03-02 end after May Day, on 2026-05-06',
      },
      { in: agrees, test: 'our rules and the oracle say the same on ${demanded} days of cases' },
      {
        in: 'tests/calendar-change.test.ts',
        test: 'a notice on holidays moves the limits that it touches, makes them firm, and tells the applicant',
      },
      {
        in: beside,
        test: 'a holiday in the days of a revision is added to them; within them the applicant is in time',
      },
      { in: beside, test: 'officers of a visit follow the calendar as every step does, on their desks too' },
      { in: beside, test: '利害关系人 have the added day to speak, and the decision waits for it' },
      {
        in: beside,
        test: 'the holder of a licence that may be ended has the added day to be heard',
      },
      {
        in: owed,
        test: 'a notice on holidays moves what is owed and its reminders, and never takes back what the debtor was told',
      },
    ],
  },
} as const satisfies Record<string, RuleRow>

/** Prohibitions of the founding documents that concern a case, in their own words. */
export const prohibitions = {
  '一次性告知之外，不得再告知': {
    says: 'no second notice',
    under: ['连政办传〔2023〕8号'],
    tests: [{ in: cases, test: 'a second notice is refused', refuses: 'case.no-notice-left' }],
  },
  严格限制受理退回次数: {
    says: 'returns at intake are counted and capped, over all filings of a matter',
    under: ['连政办传〔2023〕8号'],
    tests: [
      { in: intake, test: 'at the limit of the item nothing may be named any more', refuses: 'case.returns-spent' },
      { in: intake, test: 'withdrawing and filing again buys no new notice', refuses: 'case.returns-spent' },
      {
        in: 'tests/same-matter.test.ts',
        test: 'an application for another shop is another matter: it has its one notice, and counts nothing of the first',
      },
      { in: seed, test: 'an applicant sent back more than once by what only restricts it' },
      {
        in: 'tests/law/matter-clock.test.ts',
        test: 'the days of the office go on with the next filing, and the limits of the law begin anew',
      },
      {
        in: intake,
        test: 'what lay there before may not, however many returns are left',
        refuses: 'case.no-notice-left',
      },
      { in: intake, test: 'a supervisor allows one more notice, with a reason' },
    ],
  },
  不予受理必须说明原因: {
    says: 'no refusal at intake without reasons',
    under: ['连政办传〔2023〕8号'],
    tests: [
      { in: cases, test: 'refusal without reasons is refused', refuses: 'case.refusal-needs-reason' },
      { in: intake, test: 'the supervision looks at each refusal and writes down what it found' },
    ],
  },
  '环保条例第十二条：逾期未通知视为审核同意': {
    says: 'an approval of five years ago is looked at again, a younger one is not; ten days of silence agree',
    under: ['第三十二条'],
    tests: [
      {
        in: matters,
        test: 'an approval is not looked at again on the day on which its five years end, and is on the day after',
        refuses: 'approval.too-young',
      },
      {
        in: matters,
        test: 'of an approval of ours the day of the register counts, whatever was answered',
        refuses: 'approval.too-young',
      },
      {
        in: matters,
        test: 'nor is a day put right into one that is too young',
        refuses: 'approval.too-young',
      },
      {
        in: matters,
        test: 'an opinion that nobody told within ten days of the receipt is consent, on the day after and not before',
      },
      { in: matters, test: 'once, and nobody refuses what silence has agreed to', refuses: 'case.not-in-intake' },
      {
        in: matters,
        test: 'nor what the clock has yet to record, at the intake or by a decision',
        refuses: 'silence.agreed',
      },
    ],
  },
  '公示期满当日出具批文，期满以前不得决定': {
    says: 'drafted on the last day of the notice, decided when it is over',
    under: ['连政办传〔2023〕8号'],
    tests: [
      {
        in: notices,
        test: 'on its last day whoever decides is drawn to draft, and nothing is decided before that day is over',
        refuses: 'decision.notice-open',
      },
    ],
  },
  '优化营商环境条例第五十四条：随机抽查和有因核查': {
    says: 'what no draw chose is checked where somebody reports it or there is another cause',
    tests: [
      {
        in: ways,
        test: 'what no draw chose is checked for cause, once, by the office of the item and within its days',
        refuses: 'commitment.not-orderable',
      },
    ],
  },
  不得以备案之名行许可之实: {
    says: 'a filing informs: nobody judges it at the place, in a hearing or by a number of places',
    under: ['连政办传〔2023〕8号'],
    tests: [
      { in: ways, test: 'what is only to be filed is not judged like a licence', refuses: 'item.filing-judged' },
      {
        in: ways,
        test: 'a filing on a signed promise takes effect at once; a draw says whether it is checked, then within sixty days',
      },
      {
        in: 'tests/licence-verification.test.ts',
        test: 'a decision is public with itself, under its own day even where a server was down, with what 双公示 says of it',
      },
      { in: oracle, test: 'a decision of 2026-09-24 is published by 2026-10-12' },
      {
        in: 'tests/licence-verification.test.ts',
        test: 'of a person no number is published, and a refusal of nobody is',
      },
      { in: 'tests/licence-verification.test.ts', test: 'a filing is no licence, and is not published' },
    ],
  },
  '清单之外无审批，不得变相审批': {
    says: 'nothing is decided but items of the list, under the code of their authority, by their own tasks',
    under: ['连政办传〔2023〕8号'],
    tests: [
      { in: seed, test: 'a task code of another authority' },
      { in: seed, test: 'a licence type with a wrong issuer' },
      { in: cases, test: 'no condition beside the sheet', refuses: 'task.criterion-unknown' },
    ],
  },
  '凡能实现网上办理的，不得要求必须到现场': {
    says: 'an item that is offered online counts no visit, but the look at originals when the result is fetched',
    under: ['国发〔2016〕55号'],
    tests: [
      {
        in: guides,
        test: 'what can be done online asks nobody to come, but to show originals when the result is fetched',
        refuses: 'item.needless-visit',
      },
    ],
  },
  已入驻大厅的事项不得在大厅以外办理: {
    says: 'what a counter of the hall takes is taken there and nowhere else',
    under: ['连政办传〔2023〕8号'],
    tests: [
      { in: 'tests/window-zone.test.ts', test: 'it refuses what belongs to another, and says where to go' },
      {
        in: 'tests/window-zone.test.ts',
        test: 'what was begun at a counter that takes it is not submitted from one that does not',
        refuses: 'window.other-zone',
      },
    ],
  },
  已在实体大厅办理的不得要求补填网上流程: {
    says: 'what was handed in at a window is corrected, withdrawn and taken further there as well',
    tests: [
      {
        in: 'tests/window-correction.test.ts',
        test: 'what was filed at a window is withdrawn there, and the withdrawal taken back, by whoever stands there and by nobody else',
      },
      {
        in: 'tests/window-correction.test.ts',
        test: 'whoever was refused by rules asks for a person at the window as well',
      },
      {
        in: 'tests/window-correction.test.ts',
        test: 'each act of an applicant on a case is recorded at a window as well, or it is said here why not',
      },
      {
        in: 'tests/window-correction.test.ts',
        test: 'the window takes in a correction: it stands in its box, scans and paper come in, and the case goes back to intake',
      },
    ],
  },
  原主管部门不得要求再加盖本部门印章: {
    says: 'no material is to be sealed by the office that handed its power over; a whole has one sealed sheet',
    under: ['厅字〔2018〕22号'],
    tests: [
      {
        in: guides,
        test: 'no material needs the seal of the office that handed its power over',
        refuses: 'item.office-seal',
      },
      {
        in: 'tests/composite.test.ts',
        test: 'one form, one receipt, one acceptance; each part is decided by its own office; one delivery',
      },
    ],
  },
  '证明事项：没有依据、证照可以证明、承诺可以代替、其他材料涵盖、网络可以核验、开具单位无法核实的一律取消': {
    says: 'no proof without its article, none that a licence, a promise, a material or a register stands in for, none that its issuer cannot look into',
    under: ['厅字〔2018〕22号', '国办发〔2020〕42号'],
    tests: [
      { in: seed, test: 'a material without a basis' },
      { in: seed, test: 'a permit that is issued here and asked for again' },
      { in: seed, test: 'an identity card that a register tells of' },
      {
        in: guides,
        test: 'a proof says who issues it, and goes where its issuer can find out nothing or another material says the same',
      },
      {
        in: 'tests/publish-form.test.ts',
        test: 'a proof that was abolished, that nobody can look into or that another material covers is not asked for',
        refuses: 'item.proof-needless',
      },
      {
        in: commitments,
        test: 'a material that the promise stands in for is not asked for again',
        refuses: 'commitment.dispensed',
      },
    ],
  },
  已取消的证明事项不得再作为审批条件: {
    says: 'no material is a proof of the published lists of abolished ones',
    under: ['厅字〔2018〕22号'],
    tests: [
      {
        in: guides,
        test: 'a proof that was abolished is asked for nowhere, and from another issuer it is no such proof',
      },
      {
        in: 'tests/publish-form.test.ts',
        test: 'a proof that was abolished, that nobody can look into or that another material covers is not asked for',
        refuses: 'item.proof-abolished',
      },
    ],
  },
  '国令第716号第七条：共享的材料不得用于其他用途': {
    says: 'what was handed in for one matter serves its own party alone, by its own choice, and each reading is told',
    tests: [
      {
        in: 'tests/material-sources.test.ts',
        test: 'of another party it is neither found nor used; an application form is made anew',
        refuses: 'source.earlier-unknown',
      },
      {
        in: 'tests/material-sources.test.ts',
        test: 'another firm neither finds it nor can use it, and nobody chooses on a draft of others',
      },
      {
        in: 'tests/material-sources.test.ts',
        test: 'at a window the clerk uses it for whoever stands there, and the earlier case says who has read',
      },
      {
        in: 'tests/data-checks.test.ts',
        test: 'what the register says with consent stands in, is asked once, and is a fact of the case',
      },
    ],
  },
  杜绝私设条件门槛: {
    says: 'no condition beside the published ones',
    under: ['连政办传〔2023〕8号'],
    tests: [
      { in: cases, test: 'no condition beside the sheet', refuses: 'task.criterion-unknown' },
      {
        in: conditions,
        test: 'nobody passes what is to be changed where no element of the sheet is unmet',
        refuses: 'task.condition-beside-sheet',
      },
      {
        in: conditions,
        test: 'no lead makes a condition of what every office found met',
        refuses: 'task.condition-beside-sheet',
      },
      {
        in: cases,
        test: 'what meets every element of the sheet cannot be failed, however few points it is given',
        refuses: 'task.verdict-contradicts-scores',
      },
      {
        in: conditions,
        test: 'no lead fails what no office failed and every element of the sheets was met in',
        refuses: 'task.merge-without-failure',
      },
      {
        in: conditions,
        test: 'no lead drops what an office asked to be mended',
        refuses: 'task.merge-drops-conditions',
      },
      {
        in: conditions,
        test: 'what the paper demands of the holder are the unmet elements of the sheet and nothing else',
      },
    ],
  },
  '审批人员与申请企业不接触、不对应': {
    says: 'who reviews cannot know who applies',
    under: ['连政办传〔2023〕8号'],
    tests: [
      {
        in: 'tests/blindness.test.ts',
        test: 'nobody who reviews ${code} is sent anything by which the applicant, the file or the case could be known',
      },
      {
        in: 'server/modules/cases/review/unnamed.test.ts',
        test: 'a text that says what the vault knows of the applicant is refused, and the refusal says which kind of thing it is',
        refuses: 'review.text-names',
      },
    ],
  },
  能共享复用的材料不得要求重复提交: {
    says: 'what was submitted or issued here is used again',
    under: ['《国务院关于在线政务服务的若干规定》第七条'],
    tests: [
      {
        in: 'tests/material-sources.test.ts',
        test: 'it is found for the firm that it was issued to, and its draft is complete with it',
      },
      {
        in: 'tests/material-sources.test.ts',
        test: 'it is copied under the new case, and says where it comes from',
      },
      {
        in: 'tests/publish-form.test.ts',
        test: 'what is issued here, or what a register tells, is not asked for as a paper',
        refuses: 'item.material-asked-again',
      },
    ],
  },
  模糊条款不得要求申请人提供: {
    says: 'no catch-all among the materials',
    under: ['厅字〔2018〕22号'],
    tests: [
      { in: seed, test: 'a catch-all material' },
      { in: guides, test: 'no material is a catch-all: what is meant is said', refuses: 'item.catch-all' },
    ],
  },
  上一环节已收材料不再要求: {
    says: 'what an earlier part has is not asked for again',
    tests: [
      {
        in: 'tests/composite.test.ts',
        test: '并联: what one part issues is asked of nobody and opens the next; a refusal lets nothing follow',
      },
    ],
  },
  能网络核验的信息不得要求重复提供: {
    says: 'what a register tells is not asked for',
    under: ['《优化营商环境条例》第四十四条'],
    tests: [
      { in: 'tests/data-checks.test.ts', test: 'no item that is published asks for what a register tells' },
      {
        in: 'tests/data-checks.test.ts',
        test: 'what the register says with consent stands in, is asked once, and is a fact of the case',
        refuses: 'check.verified',
      },
    ],
  },
  '挂起、退回、加签不得延长办理期限': {
    says: 'no operation on a task moves a limit that the applicant was told',
    under: ['第四十二条'],
    tests: [
      { in: handling, test: 'the step stands still, and no limit that the applicant was told moves' },
      {
        in: handling,
        test: 'at most five working days in all, never past the limit of the law, and not twice at once',
        refuses: 'aside.past-limit',
      },
      { in: handling, test: 'beside: both are waited for, and no limit of the case moves' },
      {
        in: handling,
        test: 'the earlier task is open again for the same person, its limit running on, and the lead waits for it',
      },
    ],
  },
  受理后不得以形式问题退回: {
    says: 'after acceptance nothing goes back for a want of form',
    under: ['第三十二条'],
    tests: [
      {
        in: handling,
        test: 'never for a want of form: what was not told at the intake counts as complete',
        refuses: 'again.not-for-form',
      },
    ],
  },
  '转办、退回重新抽取不得挑选任务': {
    says: 'a drawn task is given back so often and drawn again',
    under: ['《中华人民共和国公务员法》第七十六条'],
    tests: [{ in: cases, test: 'a third return for work or illness is refused', refuses: 'task.return-limit' }],
  },
  '退回上一环节、拿回、加签各有次数': {
    says: 'one feedback: once back, once taken back, added three times at most',
    under: ['连政办传〔2023〕8号', '《中华人民共和国行政许可法》第四十二条'],
    tests: [
      {
        in: handling,
        test: 'once for each task, with reasons, by who leads or decides, and to the step right before',
        refuses: 'again.once',
      },
      { in: handling, test: 'an answer is taken back as long as nothing rests on it, and once' },
      {
        in: handling,
        test: 'with reasons, from a section that reviews are drawn from, three times, and never beside what was added',
        refuses: 'added.too-many',
      },
      { in: handling, test: 'taken back as long as it is not answered, and what waited for it waits no more' },
    ],
  },
  委派不得代替被抽取人员签署: {
    says: 'a drawn helper drafts, who was drawn signs',
    under: ['连政办传〔2023〕8号'],
    tests: [
      { in: handling, test: 'a drawn helper of the same section drafts; what counts is what is signed' },
      {
        in: signing,
        test: 'a signature is nobody else’s to draft, but a review may be added beside it and taken away again',
        refuses: 'signing.own-hand',
      },
    ],
  },
  '会签、或签、票签须本人表态': {
    says: 'who signs answers yes or no, with the reason of a no, and once for each person that was drawn',
    under: ['第三十八条'],
    tests: [
      {
        in: signing,
        test: 'who signs answers yes or no, and gives the reason of a no',
        refuses: 'task.reasons-required',
      },
      { in: signing, test: 'one who does not agree fails it' },
      { in: signing, test: 'the decider sends a signature back once, and it is given anew by the same person' },
    ],
  },
  催办不得让申请人与审查人员接触: {
    says: 'what the applicant urges is on no reviewer’s desk, and the supervision urges once a day',
    under: ['连政办传〔2023〕8号'],
    tests: [
      { in: handling, test: 'what the applicant urges is on no reviewer’s desk' },
      {
        in: handling,
        test: 'supervision reminds the desks of all open tasks, once a day',
      },
      {
        in: handling,
        test: 'who leads urges the others and not themselves; who reviews urges nobody',
        refuses: 'urge.not-yours',
      },
    ],
  },
  抄送不得让可能被抽取的人知道办件: {
    says: 'nobody who may be drawn to review gets a copy, whatever the case',
    under: ['连政办传〔2023〕8号'],
    tests: [
      { in: copies, test: 'nobody who may be drawn to review gets one', refuses: 'copy.reviewer' },
      { in: copies, test: 'tells where a case stands and not whose it is, can be marked as read and nothing else' },
    ],
  },
  '审查人员之间不抄送，抽取范围不由参与人决定': {
    says: 'no role of the review zone sends or reads a copy, so nobody narrows a draw by telling who may be drawn',
    under: ['连政办传〔2023〕8号'],
    tests: [
      { in: copies, test: 'nobody who reviews, leads or decides sends or reads one' },
      { in: copies, test: 'nobody who may be drawn to review gets one', refuses: 'copy.reviewer' },
    ],
  },
  '逾期：先提醒、再督办、后视为无意见': {
    says: 'each rung once, in order, on the working day that the item says; never of a step that waits for a special procedure',
    under: ['连政办传〔2023〕8号'],
    tests: [
      { in: late, test: 'on its last day a step is not late' },
      { in: late, test: 'the day after, its office is reminded, and again nothing before the next rung' },
      {
        in: late,
        test: 'a working day later it is for the supervision, and another one later silence stands for no opinion',
      },
      {
        in: late,
        test: 'a holiday between two rungs moves the next one, and the day on which the step became late stays',
      },
      { in: late, test: 'who waits for an expert is not silent' },
      { in: late, test: 'the leading office is reminded and supervised, and its step waits on' },
      { in: late, test: 'an opinion after the silence comes too late', refuses: 'task.silence-stands' },
    ],
  },
  对办件及时提醒: {
    says: 'each limit is reminded of once before its last day, and no reminder moves it',
    tests: [
      {
        in: reminding,
        test: 'the working day before is stated where holidays make it another than the weekday before',
      },
      { in: reminding, test: 'a step is reminded of on the working day before its last one, once' },
      { in: reminding, test: 'a last day that has moved is reminded of again, and the mark of the old one is gone' },
      { in: reminding, test: 'whoever answered is reminded of nothing, and a case that is over rings no more' },
    ],
  },
  '代理、离职转办不得选择审查人员': {
    says: 'only a decision has a deputy, of equal duty and without a duty in the case; all else is drawn anew',
    under: ['连政办传〔2023〕8号'],
    tests: [
      {
        in: absences,
        test: 'a deputy who has a duty in the case gets nothing of it: it is drawn anew',
      },
      {
        in: absences,
        test: 'nobody stands in for a reviewer who was drawn: the task is drawn anew, and no draw finds whoever is away',
        refuses: 'absence.no-deputy',
      },
      {
        in: absences,
        test: 'what a deputy who leaves as well has of another is drawn anew, and never decided as if it had been drawn for',
      },
    ],
  },
  抽查对象不得由人选定: {
    says: 'which filings are checked is drawn by a published share; a permission on a promise is checked each time',
    under: ['《优化营商环境条例》第五十四条'],
    tests: [
      {
        in: ways,
        test: 'the draw is bound to what was pledged, can be run again, and takes about the share that was published',
      },
      { in: ways, test: 'a permission on a promise is checked each time: no share may be declared for it' },
      {
        in: ways,
        test: 'what no draw chose is checked for cause, once, by the office of the item and within its days',
        refuses: 'commitment.order-needs-reason',
      },
    ],
  },
} as const satisfies Record<string, RuleRow>

/** Prohibitions of which no refusal tells, each with why. The list only grows shorter. */
export const unrefused: Partial<Record<keyof typeof prohibitions, string>> = {
  已在实体大厅办理的不得要求补填网上流程:
    'nothing asks for it: what a case waits for from its applicant, and what ends it, is recorded at a window as well; whatever is online alone is listed by the test, with why',
  上一环节已收材料不再要求:
    'nothing asks for it: what an earlier part has handed on is shown to the next, and stands on no list to be submitted',
  对办件及时提醒: 'a duty of the platform, which reminds by itself: nobody does anything that could be refused',
}

/** Rows of which the whole, or the part that is named, is not built yet. The list only grows shorter. */
export const pending: Partial<Record<keyof typeof licensingLaw | keyof typeof prohibitions, string>> = {}
