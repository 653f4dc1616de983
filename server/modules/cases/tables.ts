import { partOf, table, writeOnce } from '#platform/table.ts'

const ofCase = [
  'version',
  'number',
  'item',
  'revision',
  'phase',
  'ending',
  'submitted_day',
  'accepted_day',
  'deemed',
  'decided_day',
  'due_day',
  'counted',
  'last_due',
  'internal_due',
  'intake_office',
  'hall',
  'deliver_by',
  'dispatched',
  'withdrawing',
  'returns',
  'first_day',
  'deferring',
  'unread_by_applicant',
  'unread_by_office',
  'matter',
  'credential',
  'unsupervised',
]
export const cases = table('cases.cases', ['region', 'stream'], ofCase)
/** With the moment of its acceptance, which later writes leave as it is. */
export const casesAccepted = table('cases.cases', ['region', 'stream'], [...ofCase, 'accepted_at'])
export const owners = writeOnce(
  'cases.owners',
  ['region', 'stream'],
  ['applicant', 'filed_by', 'channel', 'submitted_at'],
)
export const boxes = table('cases.boxes', ['region', 'stream', 'subject'], ['box', 'due_day'])
/** Written whole when somebody is drawn: only then is it known whose desk it lies on. */
export const reviewTasks = table(
  'cases.review_tasks',
  ['region', 'task'],
  [
    'desk',
    'code',
    'kind',
    'task_key',
    'item',
    'revision',
    'due_day',
    'held_through',
    'sees',
    'shows',
    'hears',
    'done',
    'returned',
    'matter',
    'acting',
    'reminded',
  ],
)
/** 代理: for which post a task is answered. */
export const deputedTasks = writeOnce('cases.deputed_tasks', ['region', 'task'], ['post'])
/** The parts of a review task that later events change. */
export const reviewTasksDue = partOf(reviewTasks, ['due_day', 'held_through', 'reminded', 'meeting_moved'])
export const reviewTasksAside = partOf(reviewTasks, ['due_day', 'held_through', 'aside_through', 'reminded'])
export const reviewTasksDone = partOf(reviewTasks, ['done'])
/** A task that is asked of whoever answered it once more. */
export const reviewTasksAgain = partOf(reviewTasks, ['due_day', 'done'])
/** 会商: an answered task lies on its desk again until its reviewer has spoken; what was moved, until the minutes. */
export const reviewTasksMeeting = partOf(reviewTasks, ['done', 'due_day', 'meeting', 'meeting_moved'])
export const reviewTasksUrged = partOf(reviewTasks, ['urged'])
/** 提醒: what whoever has the task was last told by the clock. */
export const reviewTasksReminded = partOf(reviewTasks, ['reminded'])
export const reviewTasksReturned = partOf(reviewTasks, ['done', 'returned'])
/** Decisions that came after the internal limit. */
export const overInternal = table(
  'cases.over_internal',
  ['region', 'stream'],
  ['due_day', 'decided_day', 'ground', 'words'],
)
/** 环节超期, as the supervision lists them. */
export const lateSteps = table(
  'cases.late_steps',
  ['region', 'step'],
  ['stream', 'task', 'item', 'revision', 'due_day', 'state', 'closed_day', 'acted', 'next_day'],
)
/** 数据核验 of drafts. */
export const dataCheckRows = table('cases.data_checks', ['region', 'stream', 'material', 'kind'])
export const drafts = table('cases.drafts', ['region', 'stream'])
/** 查询码 by its keyed hash. */
export const queryCodes = table('cases.query_codes', ['region', 'stream'], ['proof'])
export const draws = table('cases.draws', ['region', 'id'], ['day', 'record'], 'keep')
/** 启封, as the supervision lists it. */
export const sealOpenings = table(
  'cases.seal_openings',
  ['region', 'opening'],
  [
    'stream',
    'number',
    'item',
    'revision',
    'task_key',
    'code',
    'ground',
    'document',
    'proposed_day',
    'due_day',
    'state',
    'refused_for',
    'opened_day',
    'until',
  ],
)
export const erasurePersons = writeOnce('cases.erasure_persons', ['region', 'erasure', 'part'], ['stream', 'person'])
export const sealPersons = writeOnce('cases.seal_persons', ['region', 'opening', 'part'], ['person'])
/** 公示 as everybody may list it. */
export const publicNotices = table(
  'cases.public_notices',
  ['region', 'notice'],
  ['stream', 'task', 'item', 'revision', 'matter', 'since', 'until', 'open', 'hearing', 'closed'],
)
/** 上报: packages that the authority above is asked about. */
export const referrals = table('cases.referrals', ['region', 'package'], ['stream', 'task', 'receipt', 'ended'])
/** 不得再次申请 by the case that led to it; a whole may bar from several of its parts. */
export const bars = table('cases.bars', ['region', 'stream', 'ground', 'item'], ['since', 'until'])
/** 一件事: which part of which whole a case is. */
export const partsOfWholes = table('cases.parts', ['region', 'stream'], ['whole', 'part'])
/** 投资项目: which cases name the same one, by a keyed hash of its code. */
export const projects = table('cases.projects', ['region', 'stream'], ['project', 'applicant', 'filed_at'])
/** 监督检查记录 that everybody may read; it names no case. */
export const checkRecords = table(
  'cases.check_records',
  ['region', 'record'],
  ['day', 'item', 'revision', 'licence', 'office', 'way', 'checked', 'finding', 'rectify_by', 'signed', 'lapsed'],
)
/** 核查、检查 that an office is to make, and what came of the latest of a case. */
export const checks = table('cases.checks', ['region', 'stream'], ['office', 'state', 'due_day'])
/** The same with what bars from the way of promises, which no later check takes away. */
export const checksOfPromises = table(
  'cases.checks',
  ['region', 'stream'],
  ['office', 'state', 'due_day', 'found_false'],
)
