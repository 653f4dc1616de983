-- 留言: what each side has not read yet, for the lists. The words themselves lie sealed in the vault.
alter table cases.cases
  add column unread_by_applicant int not null default 0,
  add column unread_by_office int not null default 0;
