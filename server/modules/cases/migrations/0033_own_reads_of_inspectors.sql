-- 谁看过我的信息: also what inspectors read, once somebody went: before, a read would tell that somebody will.
create or replace function cases.own_reads(in_region text, in_before bigint, in_limit int)
returns table (id bigint, at timestamptz, stream uuid, role text, office text, classes text[], purpose text, number text, item text, revision int)
language sql stable security definer set search_path = ''
as $$
  with own as materialized (
    select distinct substr(s, 7)::uuid as party
    from unnest(access.subjects()) s
    where s like 'party:%'
      and in_region = access.region()
      and access.may('case.read-own')
  ), roles (role) as (
    -- Who reviews is nobody's to know, not even by when they were at work.
    values ('applicant'), ('clerk'), ('acceptor'), ('supervisor'), ('operator'), ('inspector')
  )
  (select r.id, r.at, r.stream, r.role, r.office, r.classes, r.purpose, c.number, c.item, c.revision
   from own p
   join cases.owners o
     on o.applicant = p.party
     and o.region = in_region
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
       and x.role in (select role from roles)
       and (x.role <> 'inspector'
         or not exists (
           select
           from cases.checks k
           where k.region = o.region
             and k.stream = o.stream
             and k.state = 'to-inspect'))
     order by x.id desc
     limit in_limit
   ) r
   order by r.id desc
   limit in_limit)
  union all
  (select r.id, r.at, null, r.role, r.office, r.classes, r.purpose, null, null, null
   from own p
   cross join lateral (
     select x.id, x.at, x.role, x.office, x.classes, x.purpose
     from platform.personal_reads x
     where x.region = in_region
       and x.party = p.party
       and x.id < in_before
       and x.reader <> access.holder()
       and x.role in (select role from roles)
     order by x.id desc
     limit in_limit
   ) r
   order by r.id desc
   limit in_limit)
  order by 1 desc
  limit in_limit
$$;
