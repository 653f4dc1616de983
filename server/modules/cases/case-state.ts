import type {
  CaseEvent,
  Defect,
  DrawPledge,
  DeliverBy,
  DeliveryProof,
  Due,
  MaterialFact,
  ReturnGround,
  Score,
  Verdict,
} from '#contracts/case-events.ts'
import type { RefusedOpening, SealGround } from '#contracts/seal-grounds.ts'
import type { SpecialProcedureKind } from '#contracts/special-procedures.ts'
import type { Ending, Phase } from '#contracts/cases.ts'
import type { z } from 'zod'

/** 环节 as it stands: awaited from whom (by code), until when, and what came. */
export type TaskState = {
  ref: string
  due: Due
  openedDay: string
  code: string | null
  label: string | null
  verdict: Verdict | null
  scores: readonly Score[]
  total: number | null
  reasons: string | null
  closedDay: string | null
  /** How often it went back to the draw, and why. */
  returns: readonly { ground: ReturnGround; day: string }[]
}

/** 特别程序: its days are not counted, at most those that the applicant was told. */
export type ProcedureState = {
  procedure: string
  kind: SpecialProcedureKind
  task: string
  reason: string
  expectedDays: number
  from: string
  /** Last day that is not counted: as expected while it goes on. */
  through: string
  endedDay: string | null
  result: string | null
}

/** 启封 of one task, as two persons asked for it. */
export type OpeningState = {
  opening: string
  task: string
  code: string
  ground: SealGround
  document: string
  proposedDay: string
  due: Due
  /** Null until the second person has opened it. */
  until: string | null
  openedDay: string | null
  refused: RefusedOpening | null
}

/** 文号: given before the paper is set, so that a repeated print bears the same. */
export type PaperNumber = { text: string; day: string }

export type Paper = { paper: string; kind: string; file: string; day: string }

/** 办件 as the fold of its events. Plain JSON; no identity stands in it. */
export type CaseState = {
  /** Acts so far: what people and clocks did. Papers set and names drawn in between don't count, so they make no page stale. */
  acts: number
  phase: Phase | 'none'
  ending: z.infer<typeof Ending> | null
  number: string
  item: string
  revision: number
  intakeOffice: string
  hall: string | null
  applicantKind: 'person' | 'enterprise'
  submittedDay: string
  /** Day from which the intake limit runs: of submission, or of the correction. */
  receivedDay: string
  intakeDue: Due | null
  plain: Record<string, unknown>
  materials: readonly MaterialFact[]
  /** Null for cases that were filed before there was a pledge. */
  draw: DrawPledge | null
  noticed: boolean
  noticedDay: string | null
  defects: readonly Defect[]
  acceptedDay: string | null
  deemed: boolean
  /** Lines of the formal check that a person found in order. */
  checked: number
  statutoryDue: Due | null
  promisedDue: Due | null
  tasks: Record<string, TaskState>
  procedures: readonly ProcedureState[]
  openings: readonly OpeningState[]
  feedback: { verdict: Verdict; summary: string } | null
  decision: { outcome: 'granted' | 'refused'; reasons: string; basis: string; day: string } | null
  refusal: { ground: string; reason: string; basis: string; competentOffice: string | null } | null
  papers: readonly Paper[]
  /** By paper. */
  numbers: Record<string, PaperNumber>
  credential: { id: string; identifier: string; serial: string; validFrom: string; validUntil: string | null } | null
  withdrawal: { reason: string | null; day: string } | null
  messages: readonly { message: string; from: 'applicant' | 'office'; day: string; seen: boolean }[]
  deliverBy: DeliverBy
  deliverDue: Due | null
  /** The parcel that is on its way to the applicant. */
  dispatched: { parcel: string; day: string } | null
  /** Parcels that did not reach the applicant, oldest first. */
  cameBack: readonly { parcel: string; reason: 'refused' | 'undeliverable' | 'lost'; day: string }[]
  proof: DeliveryProof | null
  deliveredDay: string | null
  endedDay: string | null
}

export const noCase: CaseState = {
  acts: 0,
  phase: 'none',
  ending: null,
  number: '',
  item: '',
  revision: 0,
  intakeOffice: '',
  hall: null,
  applicantKind: 'person',
  submittedDay: '',
  receivedDay: '',
  intakeDue: null,
  plain: {},
  materials: [],
  draw: null,
  noticed: false,
  noticedDay: null,
  defects: [],
  acceptedDay: null,
  deemed: false,
  checked: 0,
  statutoryDue: null,
  promisedDue: null,
  tasks: {},
  procedures: [],
  openings: [],
  feedback: null,
  decision: null,
  refusal: null,
  papers: [],
  numbers: {},
  credential: null,
  withdrawal: null,
  messages: [],
  deliverBy: 'electronic',
  deliverDue: null,
  dispatched: null,
  cameBack: [],
  proof: null,
  deliveredDay: null,
  endedDay: null,
}

const notAnAct = new Set<CaseEvent['type']>([
  'paper-numbered',
  'paper-issued',
  'assignee-drawn',
  'assignee-returned',
  'seal-opening-proposed',
  'seal-opened',
  'seal-opening-refused',
  'credential-noted',
  'message-sent',
  'messages-seen',
])

export function evolve(state: CaseState, event: CaseEvent): CaseState {
  return { ...changed(state, event), acts: state.acts + (notAnAct.has(event.type) ? 0 : 1) }
}

function changed(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'submitted':
      return {
        ...state,
        phase: 'intake',
        number: event.number,
        item: event.item,
        revision: event.revision,
        intakeOffice: event.intakeOffice,
        hall: event.hall,
        applicantKind: event.applicantKind,
        submittedDay: event.day,
        receivedDay: event.day,
        intakeDue: event.intakeDue,
        plain: event.plain,
        materials: event.materials,
        deliverBy: event.deliverBy,
        draw: event.draw ?? null,
      }
    case 'deficiency-notified':
      return {
        ...state,
        phase: 'correcting',
        noticed: true,
        noticedDay: event.day,
        defects: event.defects,
        intakeDue: null,
      }
    case 'corrected':
      return {
        ...state,
        phase: 'intake',
        receivedDay: event.day,
        intakeDue: event.intakeDue,
        plain: { ...state.plain, ...event.plain },
        materials: [
          ...state.materials.filter((old) => !event.materials.some((fresh) => fresh.material === old.material)),
          ...event.materials,
        ],
      }
    case 'accepted':
      return {
        ...state,
        phase: 'review',
        acceptedDay: event.day,
        deemed: event.deemed,
        checked: event.checked?.length ?? 0,
        intakeDue: null,
        statutoryDue: event.statutoryDue,
        promisedDue: event.promisedDue,
      }
    case 'refused-at-intake':
      return {
        ...state,
        phase: 'closed',
        ending: 'refused-at-intake',
        endedDay: event.day,
        intakeDue: null,
        refusal: {
          ground: event.ground,
          reason: event.reason,
          basis: event.basis,
          competentOffice: event.competentOffice,
        },
      }
    case 'withdrawn':
      return {
        ...state,
        phase: 'closed',
        ending: 'withdrawn',
        endedDay: event.day,
        intakeDue: null,
        withdrawal: { reason: event.reason ?? null, day: event.day },
      }
    case 'message-sent': {
      const { message, from, day } = event
      // Whoever answers has read.
      const read = state.messages.map((one) => (one.from === from ? one : { ...one, seen: true }))
      return { ...state, messages: [...read, { message, from, day, seen: false }] }
    }
    case 'messages-seen':
      return {
        ...state,
        messages: state.messages.map((one) => (one.from === event.by ? one : { ...one, seen: true })),
      }
    case 'task-opened':
      return withTask(state, event.task, {
        ref: event.ref,
        due: event.due,
        openedDay: event.day,
        code: null,
        label: null,
        verdict: null,
        scores: [],
        total: null,
        reasons: null,
        closedDay: null,
        returns: [],
      })
    case 'assignee-drawn':
      return withTask(state, event.task, { code: event.code, label: event.label })
    case 'assignee-returned':
      return withTask(state, event.task, {
        ref: event.next,
        code: null,
        label: null,
        returns: [...(state.tasks[event.task]?.returns ?? []), { ground: event.ground, day: event.day }],
      })
    case 'opinion-given':
      return withTask(state, event.task, {
        verdict: event.verdict,
        scores: event.scores,
        total: event.total,
        reasons: event.reasons,
        closedDay: event.day,
      })
    case 'feedback-merged':
      return {
        ...withTask(state, event.task, { verdict: event.verdict, reasons: event.summary, closedDay: event.day }),
        feedback: { verdict: event.verdict, summary: event.summary },
      }
    case 'decided':
      return {
        ...withTask(state, event.task, {
          verdict: event.outcome === 'granted' ? 'pass' : 'fail',
          reasons: event.reasons,
          closedDay: event.day,
        }),
        phase: 'issuing',
        decision: { outcome: event.outcome, reasons: event.reasons, basis: event.basis, day: event.day },
      }
    case 'special-procedure-begun': {
      const { procedure, kind, task, reason, expectedDays, from, through } = event
      const begun = { procedure, kind, task, reason, expectedDays, from, through, endedDay: null, result: null }
      return withDues({ ...state, procedures: [...state.procedures, begun] }, event)
    }
    case 'special-procedure-ended': {
      const { through, day: endedDay, result } = event
      const procedures = state.procedures.map((one) =>
        one.procedure === event.procedure ? { ...one, through, endedDay, result } : one,
      )
      return withDues({ ...state, procedures }, event)
    }
    case 'seal-opening-proposed': {
      const { opening, task, code, ground, document, due, day: proposedDay } = event
      const proposed = { opening, task, code, ground, document, due, proposedDay }
      return { ...state, openings: [...state.openings, { ...proposed, until: null, openedDay: null, refused: null }] }
    }
    case 'seal-opened':
      return withOpening(state, event.opening, { until: event.until, openedDay: event.day })
    case 'seal-opening-refused':
      return withOpening(state, event.opening, { refused: event.reason })
    case 'paper-numbered':
      return { ...state, numbers: { ...state.numbers, [event.paper]: { text: event.text, day: event.day } } }
    case 'paper-issued':
      return {
        ...state,
        papers: [...state.papers, { paper: event.paper, kind: event.kind, file: event.file, day: event.day }],
      }
    case 'credential-noted':
      return {
        ...state,
        credential: {
          id: event.credential,
          identifier: event.identifier,
          serial: event.serial,
          validFrom: event.validFrom,
          validUntil: event.validUntil,
        },
      }
    case 'result-ready':
      return { ...state, phase: 'ready', deliverDue: event.deliverDue }
    case 'delivery-chosen':
      return { ...state, deliverBy: event.deliverBy, hall: event.hall }
    case 'result-dispatched':
      return { ...state, dispatched: { parcel: event.parcel, day: event.day } }
    case 'parcel-came-back':
      return {
        ...state,
        dispatched: null,
        cameBack: [...state.cameBack, { parcel: event.parcel, reason: event.reason, day: event.day }],
      }
    case 'delivered':
      return {
        ...state,
        proof: event.proof ?? null,
        phase: 'closed',
        ending: state.decision?.outcome ?? null,
        deliveredDay: event.day,
        endedDay: event.day,
      }
  }
}

function withOpening(state: CaseState, opening: string, change: Partial<OpeningState>): CaseState {
  return {
    ...state,
    openings: state.openings.map((one) => (one.opening === opening ? { ...one, ...change } : one)),
  }
}

function withTask(state: CaseState, key: string, change: Partial<TaskState>): CaseState {
  const before = state.tasks[key]
  return { ...state, tasks: { ...state.tasks, [key]: { ...before, ...change } as TaskState } }
}

/** A special procedure moves the limits of the case and of its open tasks. */
function withDues(
  state: CaseState,
  { statutoryDue, promisedDue, steps }: { statutoryDue: Due; promisedDue: Due; steps: Record<string, Due> },
): CaseState {
  const moved: CaseState = { ...state, statutoryDue, promisedDue }
  return Object.entries(steps).reduce((so, [task, due]) => withTask(so, task, { due }), moved)
}
