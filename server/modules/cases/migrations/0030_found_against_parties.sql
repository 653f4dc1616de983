-- What was found against a party is found by the party: a bar, and a promise that was found false. The way over all that the party ever filed
-- grew with its cases.
alter table cases.bars add column applicant uuid;
update cases.bars b
set applicant = o.applicant
from cases.owners o
where o.region = b.region
  and o.stream = b.stream;
alter table cases.bars alter column applicant set not null;
create index bars_by_applicant on cases.bars (applicant, item, until desc);

alter table cases.promises add column applicant uuid;
update cases.promises p
set applicant = o.applicant
from cases.owners o
where o.region = p.region
  and o.stream = p.stream
  and p.state = 'found-false';
alter table cases.promises add constraint promises_of_whom check (state <> 'found-false' or applicant is not null);
drop index cases.promises_found_false;
create index promises_found_false on cases.promises (applicant) where state = 'found-false';

-- The events of a case don't say whose it is; the row that does was written with the first of them, before anything could be found.
create function cases.name_applicant() returns trigger
language plpgsql set search_path = ''
as $$
begin
  select o.applicant
  into new.applicant
  from cases.owners o
  where o.region = new.region
    and o.stream = new.stream;
  return new;
end
$$;
revoke all on function cases.name_applicant() from public;
create trigger of_whom before insert on cases.bars for each row execute function cases.name_applicant();
create trigger of_whom before insert or update of state on cases.promises
  for each row when (new.state = 'found-false') execute function cases.name_applicant();

create or replace function cases.bars_of_draft(in_region text, in_draft uuid)
returns table (item text, ground text, since date, until date)
language sql stable security definer set search_path = ''
as $$
  select distinct on (b.item) b.item, b.ground, b.since, b.until
  from cases.drafts d
  join cases.bars b
    on b.applicant = d.applicant
  where d.region = in_region
    and d.stream = in_draft
    and (d.owner = access.holder() or d.at_window = access.holder())
  order by b.item, b.until desc
  limit 500
$$;

create or replace function cases.bars_of_case(in_region text, in_stream uuid)
returns table (item text, ground text, since date, until date)
language sql stable security definer set search_path = ''
as $$
  select distinct on (b.item) b.item, b.ground, b.since, b.until
  from cases.owners c
  join cases.bars b
    on b.applicant = c.applicant
  where c.region = in_region
    and c.region = access.region()
    and c.stream = in_stream
    and 'party:' || c.applicant::text = any (access.subjects())
  order by b.item, b.until desc
  limit 500
$$;

create or replace function cases.own_bars(in_region text, in_day date, in_limit int)
returns table (stream uuid, item text, revision int, ground text, since date, until date)
language sql stable security definer set search_path = ''
as $$
  select b.stream, b.item, c.revision, b.ground, b.since, b.until
  from (
    select distinct substr(s, 7)::uuid as party
    from unnest(access.subjects()) s
    where s like 'party:%'
  ) p
  join cases.bars b
    on b.applicant = p.party
    and b.region = in_region
  join cases.cases c
    on c.region = b.region
    and c.stream = b.stream
  where in_region = access.region()
    and b.until >= in_day
  order by b.until desc, b.stream
  limit in_limit
$$;

create or replace function cases.promised_falsely(in_region text, in_draft uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select
    from cases.drafts d
    join cases.promises p
      on p.applicant = d.applicant
    where d.region = in_region
      and d.stream = in_draft
      and (d.owner = access.holder() or d.at_window = access.holder())
      and p.state = 'found-false')
$$;
