-- 授权 stand in the log, a stream for each; this table follows from it. What only said again what the log says is gone.
alter table identity.mandates rename column noted_region to region;
update identity.mandates m
set region = (select g.region from access.grants g where g.holder = m.agent order by g.region limit 1)
where m.region is null;
-- Whose agent has no post anywhere was never acted under.
delete from identity.mandates where region is null;

-- The log tells milliseconds. Nothing was revoked before it was noted.
update identity.mandates m
set noted_at = date_trunc('milliseconds', coalesce(m.noted_at, m.revoked_at, now())),
  revoked_at = date_trunc('milliseconds', m.revoked_at);
-- What was noted before gets its entries in the log, as those who noted it did it.
insert into log.events (region, stream, version, id, type, data, command_id, command_index, actor, on_behalf_of, channel, office,
  recorded_at, applicant_present)
select m.region, m.id, 1, gen_random_uuid(), 'mandate.noted',
  '{"acts":' || coalesce(array_to_json(m.acts)::text, 'null')
    || ',"agent":' || to_json(m.agent)::text
    || ',"document":' || coalesce(to_json(m.document)::text, 'null')
    || ',"items":' || coalesce(array_to_json(m.items)::text, 'null')
    || ',"principal":' || to_json(m.principal)::text
    || ',"signedOn":' || coalesce(to_json(m.signed_on)::text, 'null')
    || ',"validUntil":' || coalesce(to_json(m.valid_until)::text, 'null') || '}',
  gen_random_uuid(), 0, coalesce(m.noted_by::text, 'identity'), case when m.noted_by is not null then m.agent end,
  case when m.noted_by is null then 'platform' else 'window' end, m.noted_office, m.noted_at, m.noted_by is not null
from identity.mandates m;
insert into log.events (region, stream, version, id, type, data, command_id, command_index, actor, on_behalf_of, channel,
  recorded_at, applicant_present)
select m.region, m.id, 2, gen_random_uuid(), 'mandate.revoked', '{"by":' || to_json(coalesce(m.revoked_for, 'principal'))::text || '}',
  gen_random_uuid(), 0, coalesce(m.revoked_by::text, 'identity'),
  case m.revoked_for when 'principal' then m.principal when 'agent' then m.agent end,
  case when m.revoked_by is null then 'platform' else 'window' end, m.revoked_at, m.revoked_by is not null
from identity.mandates m
where m.revoked_at is not null;
insert into log.readers (region, stream, subject)
select m.region, m.id, 'present:' || one.party::text
from identity.mandates m
cross join lateral (values (m.principal), (m.agent)) one (party);

alter table identity.mandates
  alter column region set not null,
  drop column scope,
  drop column noted_by,
  drop column noted_office,
  drop column revoked_by,
  drop column revoked_for;

drop function identity.note_mandate(uuid, uuid, uuid, text, text[], text[], date, date, text, text);
drop function identity.revoke_mandate_of_present(uuid, uuid);
-- Nobody opens a session under a mandate that does not hold, nor writes by one: there is nothing to be ended beside.
drop index access.sessions_by_mandate;

-- A clerk at whose window somebody stands reads what is for the eyes of whoever has just shown that document.
create policy present on log.readers for select to yichuang_desk
  using (case
    when starts_with(subject, 'present:') then region = (select access.region()) and access.present(substr(subject, 9)::uuid)
    else false
  end);

-- Who has a code that lies before a clerk; as with the registration, nobody is found whose code one does not hold.
create function identity.party_by_code(in_index bytea)
returns table (party uuid, kind text, sealed bytea)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not access.may('window.identify') then
    return;
  end if;
  return query
    select p.id, p.kind, p.sealed
    from identity.parties p
    where p.code_index = in_index;
end
$$;
revoke all on function identity.party_by_code(bytea) from public;
grant execute on function identity.party_by_code(bytea) to yichuang_desk;
