-- 销毁 of a whole destroys its parts as well: a duty in one of them bars like a duty in the whole.
create or replace function cases.proposed_erasures(in_region text, in_stream uuid)
returns table (erasure uuid, mine boolean, barred boolean)
language sql stable security definer set search_path = ''
as $$
  select p.erasure,
         p.person = access.person(),
         exists (
           select
           from sealed.duties d
           where d.region = p.region
             and (
               d.stream = p.stream
               or d.stream in (
                 select o.stream
                 from cases.parts o
                 where o.region = p.region
                   and o.whole = p.stream))
             and d.person = access.person()
             and d.duty <> 'supervise')
  from cases.erasure_persons p
  where p.region = in_region
    and p.region = access.region()
    and access.may('case.erase')
    and p.stream = in_stream
    and p.part = 'proposes'
$$;
