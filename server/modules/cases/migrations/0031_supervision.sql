-- What an office is to look at: promises and, now, licences under supervision.
alter table cases.promises rename to checks;
alter index cases.promises_found_false rename to checks_found_false;
alter index cases.promises_by_office rename to checks_by_office_before;
alter table cases.checks rename constraint promises_pkey to checks_pkey;
alter table cases.checks rename constraint promises_of_whom to checks_of_whom;
alter table cases.checks drop constraint promises_state_check;
alter table cases.checks add constraint checks_state_check
  check (state in ('made', 'found-true', 'to-rectify', 'revoked', 'found-false', 'repaired', 'taken-back',
                   'to-inspect', 'to-put-right', 'clear', 'handed-over'));
drop index cases.checks_by_office_before;
alter table cases.checks drop column waits;
alter table cases.checks
  add column waits boolean not null
    generated always as (state in ('made', 'to-rectify', 'to-inspect', 'to-put-right')) stored;
create index checks_by_office on cases.checks (region, office, waits, due_day, stream);

create or replace function cases.promised_falsely(in_region text, in_draft uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select
    from cases.drafts d
    join cases.checks p
      on p.applicant = d.applicant
    where d.region = in_region
      and d.stream = in_draft
      and (d.owner = access.holder() or d.at_window = access.holder())
      and p.state = 'found-false')
$$;

-- 监督检查记录 of licences stand beside those of promises.
alter table cases.check_records
  add column way text not null default 'promise' check (way in ('promise', 'drawn', 'ordered')),
  drop constraint check_records_finding_check,
  add constraint check_records_finding_check
    check (finding in ('true', 'to-rectify', 'not-rectified', 'false', 'clear', 'handed-over'));
