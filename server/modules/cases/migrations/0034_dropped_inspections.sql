-- 监督检查 that ended with its licence.
alter table cases.checks drop constraint checks_state_check;
alter table cases.checks add constraint checks_state_check
  check (state in ('made', 'found-true', 'to-rectify', 'revoked', 'found-false', 'repaired', 'taken-back',
                   'to-inspect', 'to-put-right', 'clear', 'handed-over', 'dropped'));
