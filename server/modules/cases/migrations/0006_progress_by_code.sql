-- 查询码: what is kept of it is a keyed hash. Whoever shows the number and the code is told where the case is, and nothing else of it.

create table cases.query_codes (
  region text not null,
  stream uuid not null,
  proof bytea not null,
  primary key (region, stream)
);
grant select, insert, update, delete on cases.query_codes to yichuang_system;
alter table cases.query_codes enable row level security;
create policy system on cases.query_codes to yichuang_system using (true) with check (true);

-- A wrong code finds as little as an unknown number. Keyed hashes are compared: how long that takes tells nothing about the code.
create function cases.progress(in_region text, in_number text, in_proof bytea)
returns table (number text, item text, revision int, phase text, ending text, deemed boolean, deliver_by text, due_text text,
  submitted_text text, accepted_text text, decided_text text)
language sql stable security definer set search_path = ''
as $$
  select c.number, c.item, c.revision, c.phase, c.ending, c.deemed, c.deliver_by, c.due_day::text,
         c.submitted_day::text, c.accepted_day::text, c.decided_day::text
  from cases.cases c
  join cases.query_codes q
    on q.region = c.region
    and q.stream = c.stream
  where c.region = in_region
    and c.number = in_number
    and q.proof = in_proof
$$;
revoke all on function cases.progress(text, text, bytea) from public;
grant execute on function cases.progress(text, text, bytea) to yichuang_public;

-- 谁看过我的信息: recorded reads in cases of the parties that the session speaks for, newest first, without those by the asking person.
create function cases.own_reads(in_region text, in_before bigint, in_limit int)
returns table (id bigint, at timestamptz, stream uuid, role text, office text, classes text[], purpose text, number text, item text, revision int)
language sql stable security definer set search_path = ''
as $$
  select r.id, r.at, r.stream, r.role, r.office, r.classes, r.purpose, c.number, c.item, c.revision
  from (
    select distinct substr(s, 7)::uuid as applicant
    from unnest(access.subjects()) s
    where s like 'party:%'
  ) p
  join cases.owners o
    on o.applicant = p.applicant
    and o.region = in_region
    and o.region = access.region()
  join cases.cases c
    on c.region = o.region
    and c.stream = o.stream
  cross join lateral (
    select x.id, x.at, x.stream, x.role, x.office, x.classes, x.purpose
    from platform.personal_reads x
    where x.region = o.region
      and x.stream = o.stream
      and x.id < in_before
      and x.reader <> access.holder()
      -- Who reviews is nobody's to know, not even by when they were at work.
      and x.role in ('applicant', 'clerk', 'acceptor', 'supervisor', 'operator')
    order by x.id desc
    limit in_limit
  ) r
  where access.may('case.read-own')
  order by r.id desc
  limit in_limit
$$;
revoke all on function cases.own_reads(text, bigint, int) from public;
grant execute on function cases.own_reads(text, bigint, int) to yichuang_public;
