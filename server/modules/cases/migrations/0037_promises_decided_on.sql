-- What a check finds false is decided on in a proceeding of its own, which may keep the licence. What bars from promises is therefore said beside what
-- the list tells, which goes on with the inspections of that licence.
alter table cases.checks drop constraint checks_state_check;
alter table cases.checks add constraint checks_state_check
  check (state in ('made', 'found-true', 'to-rectify', 'closing', 'revoked', 'kept', 'found-false', 'repaired', 'taken-back',
                   'to-inspect', 'to-put-right', 'clear', 'handed-over', 'dropped'));
drop trigger of_whom on cases.checks;
alter table cases.checks add column found_false boolean not null default false;
update cases.checks set found_false = true where state = 'found-false';
-- Nobody looks at a promise any more whose licence an office has revoked or cancelled.
update cases.checks c
set state = 'dropped'
where c.state in ('made', 'to-rectify')
  and exists (
    select
    from log.events e
    where e.region = c.region
      and e.stream = c.stream
      and e.type = 'case.closure-decided'
      and e.data::jsonb ->> 'outcome' = 'ended');
alter table cases.checks drop constraint checks_of_whom;
alter table cases.checks add constraint checks_of_whom check (not found_false or applicant is not null);
drop index cases.checks_found_false;
create index checks_found_false on cases.checks (applicant) where found_false;
create trigger of_whom before insert or update of found_false on cases.checks
  for each row when (new.found_false) execute function cases.name_applicant();

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
      and p.found_false)
$$;
