-- 信用修复: a promise found false whose giver has put it right bars nobody any more.
alter table cases.promises drop constraint promises_state_check;
alter table cases.promises add constraint promises_state_check
  check (state in ('made', 'found-true', 'to-rectify', 'revoked', 'found-false', 'repaired', 'taken-back'));
