-- 专家评审费 stands beside the other kinds.
alter table obligations.obligations
  drop constraint obligations_kind_check,
  add constraint obligations_kind_check
    check (kind in ('deferred-material', 'promise-check', 'rectification', 'fee', 'expert-fee'));
