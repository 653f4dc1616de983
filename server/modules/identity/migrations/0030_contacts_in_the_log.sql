-- 变更联系方式: a number that a party changed on purpose, and which notices it does without, stand in its stream. This table follows from it.
create table identity.contact_changes (
  region text not null,
  -- Of the party.
  stream uuid not null,
  command uuid not null,
  what text not null check (what in ('phone', 'notices')),
  changed_at timestamptz not null,
  checked text not null check (checked in ('resident-id-card', 'business-licence', 'log-in')),
  unwanted text[],
  actor text not null,
  mandate uuid,
  office text,
  counter text,
  primary key (region, stream, command),
  constraint contact_changes_notices check ((what = 'notices') = (unwanted is not null)),
  -- What the law demands to be told is told.
  constraint contact_changes_dispensable check (
    unwanted <@ array[
      'referred', 'duty-reminded', 'obligation-reminded', 'answer-near', 'revision-near', 'corrected', 'special-procedure-ended',
      'result-dispatched', 'message-answered', 'precase-answered', 'licence-expires'
    ])
);
-- The last of a party counts, in whichever region it was said.
create index contact_changes_by_party on identity.contact_changes (stream, changed_at desc);
grant select on identity.contact_changes to yichuang_public;
grant select, insert, update, delete on identity.contact_changes to yichuang_system;
alter table identity.contact_changes enable row level security;
create policy system on identity.contact_changes to yichuang_system using (true) with check (true);
create policy own on identity.contact_changes for select to yichuang_public
  using ('party:' || stream::text = any ((select access.subjects())::text[]));

-- What was changed before gets its entries in the log, as the rows tell it; who did it stands in none of them. The log tells milliseconds.
update identity.contacts
set given_at = date_trunc('milliseconds', given_at)
where for_all;
-- Streams of parties, by one look at the log, which has no index by stream alone.
create temporary table told on commit drop as
select region, stream, max(version) as version
from log.events
where starts_with(type, 'party.')
group by region, stream;
create index on told (stream);
analyze told;
create temporary table changed on commit drop as
select one.*,
  r.region,
  coalesce((select t.version from told t where t.region = r.region and t.stream = one.party), 0)
    + row_number() over (partition by one.party order by one.at, one.command) as version
from (
  select c.party, c.given_at as at, c.source as command, 'phone' as what, c.office,
    case when c.channel = 'site' then 'log-in' when p.kind = 'person' then 'resident-id-card' else 'business-licence' end as checked,
    'sha256:' || encode(sha256(c.sealed), 'hex') as sealed, null::text[] as unwanted
  from identity.contacts c
  join identity.parties p on p.id = c.party
  where c.kind = 'phone'
    and c.for_all
  union all
  select n.party, date_trunc('milliseconds', n.chosen_at), gen_random_uuid(), 'notices', null, 'log-in', null, n.unwanted
  from identity.notice_choices n) one
cross join lateral (
  select coalesce(
    (select t.region from told t where t.stream = one.party order by t.region limit 1),
    (select g.region from access.grants g where g.holder = one.party order by g.region limit 1),
    (select l.region from log.readers l where l.subject = 'party:' || one.party order by l.region limit 1),
    (select l.region from log.events l limit 1)) as region) r;
insert into log.events (region, stream, version, id, type, data, command_id, command_index, actor, on_behalf_of, channel, office,
  recorded_at, applicant_present)
select region, party, version, gen_random_uuid(), case what when 'phone' then 'party.phone-changed' else 'party.notices-chosen' end,
  case what
    when 'phone' then '{"checked":' || to_json(checked)::text || ',"sealed":' || to_json(sealed)::text || '}'
    else '{"unwanted":' || array_to_json(unwanted)::text || '}'
  end,
  command, 0, 'identity', party, case checked when 'log-in' then 'site' else 'window' end, office, at, checked <> 'log-in'
from changed
order by at, command;
insert into identity.contact_changes (region, stream, command, what, changed_at, checked, unwanted, actor, office)
select region, party, command, what, at, checked, unwanted, 'identity', office
from changed;
drop table identity.notice_choices;
drop function identity.choose_notices(uuid, text[]);
drop function identity.note_phone(uuid, uuid, timestamptz, text, bytea);
drop function identity.change_phone(uuid, uuid, timestamptz, bytea);

-- A party reads its own stream, and a clerk before whom it stands.
insert into log.readers (region, stream, subject)
select one.region, one.stream, reader.prefix || one.stream::text
from (
  select region, stream from told
  union
  select region, party from changed) one
cross join (values ('party:'), ('present:')) reader (prefix)
on conflict do nothing;
