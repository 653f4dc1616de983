import { functionsOfReviewRole, tablesOfReviewRole } from '#tests/blindness/grants.ts'

/**
 * What each database role may do, written by hand: `s` select, `i` insert, `u` update, `d` delete; a column list stands for a right to these
 * columns alone. A table or function that is not named here is open to nobody. What the reviewers' role may, and why, stands in `tests/blindness/grants.ts`.
 */
export type Rights = Record<string, string>

const reads: Rights = {
  'catalogue.calendar_days': 's',
  'catalogue.calendars': 's',
  'catalogue.directory': 's',
  'catalogue.facts': 's',
  'catalogue.hall_hours': 's',
  'catalogue.items': 's',
  'catalogue.offices': 's',
  'catalogue.regions': 's',
  'catalogue.stamp': 's',
}

const desks: Rights = {
  ...reads,
  'assessments.ratings': 's',
  'cases.cases': 's',
  'cases.drafts': 's',
  'cases.check_records': 's',
  'cases.draws': 's',
  'cases.owners': 's',
  'cases.parts': 's',
  'cases.projects': 's',
  'cases.public_notices': 's(closed, hearing, item, matter, notice, open, region, revision, since, task, until)',
  'credentials.credentials':
    's(identifier, issued_day, issuer, licence_type, region, serial, status, stream, title, valid_from, valid_until)',
  'credentials.decisions': 's',
  'credentials.faces': 's',
  'credentials.stand_ins': 's',
  'credentials.turns': 's',
  'credentials.versions': 's(identifier, issued_day, licence_type, region, stream, valid_until, version)',
  'deliveries.parcels': 's',
  'documents.attachments': 's',
  'documents.files': 's',
  'documents.papers': 's',
  'log.events': 's',
  'log.readers': 's',
  'obligations.obligations': 's',
  'precases.askers': 's',
  'precases.precases': 's',
  'vault.entries': 's',
  'vault.keys': 's',
}

export const tableRights: Record<string, Rights> = {
  yichuang_public: {
    ...desks,
    'cases.print_tries': 's',
    'obligations.debtors': 's',
    'identity.mandates': 's',
    'identity.contact_changes': 's',
    'identity.parties': 's',
  },
  yichuang_desk: {
    ...desks,
    'cases.boxes': 's',
    'cases.copies': 's',
    'cases.late_steps': 's',
    'cases.over_internal': 's',
    'cases.checks': 's',
    'deliveries.deposits': 's',
    'deliveries.signers': 's',
    'deliveries.transfers': 's',
    'obligations.boxes': 's',
    'precases.boxes': 's',
    'vault.terms': 's',
  },
  yichuang_review: Object.fromEntries(tablesOfReviewRole.map((table) => [table, 's'])),
  yichuang_jobs: {
    'graphile_worker._private_job_queues': 'siu',
    'graphile_worker._private_jobs': 'siud',
    'graphile_worker._private_known_crontabs': 'siu',
    'graphile_worker._private_tasks': 'si',
    'graphile_worker.migrations': 's',
    // What a dead process kept is nobody's.
    'platform.outbox': 'sd u(keeper)',
  },
}

const whoSpeaks = [
  'access.acting',
  'access.desk',
  'access.holder',
  'access.may',
  'access.open_session',
  'access.region',
  'access.session_seconds_left',
  'access.subjects',
]
/** What is not filed yet may be the work of two. */
const twoAtWork = ['access.together']
const drafting = [
  'cases.discard_draft',
  'cases.open_draft',
  'cases.put_about',
  'cases.checks_of_draft',
  'cases.keep_check',
  'cases.save_draft',
  'credentials.choose',
  'credentials.chosen',
  'credentials.own',
  'credentials.take_back',
  'documents.announce_file',
  'documents.is_attached',
  'documents.remove_file',
  'documents.stage_copy',
  'documents.stage_file',
  'documents.stage_upload',
]

/** What the party that a session speaks for gave as its phone and address, for its own filing. */
const ownContact = ['identity.own_contact']

/** Which case a submission files again, how often it was sent back, and whether its applicant promised falsely before; of the
 * draft of the asking session, or the one that it has at its window, alone. */
const filingAgain = ['cases.promised_falsely', 'cases.filed_before', 'cases.bars_of_draft']

export const functionRights: Record<string, readonly string[]> = {
  yichuang_public: [
    'access.agent_here',
    'access.present',
    ...whoSpeaks,
    ...twoAtWork,
    ...drafting,
    ...filingAgain,
    ...ownContact,
    'cases.own_bars',
    'cases.bars_of_case',
    'cases.own_reads',
    'cases.progress',
    'identity.may_change_phone',
  ],
  yichuang_desk: [
    ...whoSpeaks,
    ...twoAtWork,
    ...drafting,
    'documents.announce_proof',
    ...filingAgain,
    ...ownContact,
    // 规则试算: plain answers of past cases, for whoever may try rules.
    'cases.decided_opinions',
    'cases.decided_plain',
    'cases.drafts_of_present',
    'cases.give_back_draft',
    'cases.list_seal_openings',
    'cases.opened_person',
    // 窗口续办项目: of whoever has just shown a document there.
    'cases.projects_of_present',
    'access.agent_here',
    'access.present',
    'cases.proposed_erasures',
    // 阅知 of a copy.
    'log.holds_alias',
    'cases.put_under_mandate',
    'cases.take_up_draft',
    'credentials.of_principal',
    'identity.mandates_given_by_present',
    'identity.mandates_of_present',
    'identity.note_presence',
    'identity.party_by_code',
    'operations.unsent',
    'platform.dead_jobs',
  ],
  yichuang_review: functionsOfReviewRole,
  yichuang_jobs: ['graphile_worker.add_job', 'graphile_worker.add_jobs'],
}

/** Tables with a region and without row policies: no zone’s role may touch them at all, or anybody may read all of them. */
export const withoutPolicies: Record<string, string> = {
  'access.grants': 'system only; what a session reads of its own comes from functions',
  'catalogue.calendar_days': 'reference data, published',
  'catalogue.calendars': 'reference data, published',
  'catalogue.directory': 'reference data, published',
  'catalogue.facts': 'reference data, published',
  'catalogue.hall_hours': 'reference data, published',
  'catalogue.office_reminders': 'system only; the server shows the supervision what it has set',
  'catalogue.items': 'reference data, published',
  'catalogue.offices': 'reference data, published',
  'catalogue.regions': 'reference data, published',
  'cases.check_records': 'public record of checks; it names no case and no person',
  'cases.draws': 'public record of draws; it names no case and no person',
  'identity.duty_days': 'system only; the server shows an office its own roster',
  'identity.experts': 'system only; the server draws among them and shows the operator their roll',
  'log.aliases': 'system only; a desk reaches its own through functions',
  'platform.deadlines': 'system only',
  'platform.number_blocks': 'system only',
  'platform.outbox': 'system only, and who moves it into the queue',
  'platform.personal_reads': 'system only',
  'platform.registers': 'system only',
  'platform.stuck': 'system only',
  'sealed.assignments': 'system only',
  'sealed.duties': 'system only',
}

/** Tables whose primary key does not begin with the region. Everything else could be distributed by it. */
export const withoutRegion: Record<string, string> = {
  'access.grants': 'keyed by its own id: a session is found before its region is known',
  'access.role_permissions': 'reference data, the same everywhere',
  'access.sessions': 'keyed by the hash of its secret',
  'catalogue.stamp': 'one row',
  'identity.mandates': 'parties and what binds them are the same in every region',
  'identity.contacts': 'parties are the same in every region, and so is how they are reached',
  'identity.parties': 'parties are the same in every region',
  'platform.checkpoints': 'place of a reader in the log of this database',
  'platform.clock': 'one row',
  'platform.stuck': 'events that a reader of this database parked',
}
