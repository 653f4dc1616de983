-- 监督检查 stands beside the other kinds.
alter table obligations.obligations
  drop constraint obligations_kind_check,
  add constraint obligations_kind_check
    check (kind in ('deferred-material', 'promise-check', 'inspection', 'rectification', 'fee', 'expert-fee')),
  drop constraint obligations_consequence_check,
  add constraint obligations_consequence_check
    check (consequence in ('suspend-credential', 'end-case', 'revoke-credential', 'hand-over', 'supervise-office', 'demand-payment'));

-- A licence is inspected more than once, and each time it may be owed anew: which one an obligation is, its stream says.
alter table obligations.obligations drop constraint obligations_one_of_a_kind;
create index obligations_of_case on obligations.obligations (region, case_stream, kind);
