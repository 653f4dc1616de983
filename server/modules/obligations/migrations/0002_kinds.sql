-- 承诺核查、整改、缴费 stand beside what was promised to be supplied.
alter table obligations.obligations
  drop constraint obligations_kind_check,
  drop constraint obligations_consequence_check,
  drop constraint obligations_state_check,
  add constraint obligations_kind_check check (kind in ('deferred-material', 'promise-check', 'rectification', 'fee')),
  add constraint obligations_consequence_check
    check (consequence in ('suspend-credential', 'end-case', 'revoke-credential', 'supervise-office', 'demand-payment')),
  add constraint obligations_state_check check (state in ('open', 'answered', 'kept', 'defaulted', 'waived', 'enforced'));
