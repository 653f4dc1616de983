-- 我的证照: the licences of a party, newest first. Of the parties that the session speaks for, or of one that stands at the window.

create index holders_of_party on credentials.holders (region, holder);

create function credentials.own(in_region text, in_party uuid, in_day date, in_id uuid, in_limit int)
returns table (stream uuid, identifier text, title text, issuer text, issued_day text, valid_until text, status text, case_stream uuid)
language sql stable security definer set search_path = ''
as $$
  select c.stream, c.identifier, c.title, c.issuer, c.issued_day::text, c.valid_until::text, c.status, c.case_stream
  from credentials.holders h
  join credentials.credentials c
    on c.region = h.region
    and c.stream = h.stream
  where h.region = in_region
    and h.region = access.region()
    and h.holder = any (
      select p.party
      from (
        select substr(s, 7)::uuid as party
        from unnest(access.subjects()) s
        where in_party is null
          and s like 'party:%'
        union all
        select in_party
        where in_party is not null
          and access.present(in_party)
      ) p)
    and (c.issued_day, c.stream) < (coalesce(in_day, 'infinity'), coalesce(in_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
  order by c.issued_day desc, c.stream desc
  limit in_limit
$$;
revoke all on function credentials.own(text, uuid, date, uuid, int) from public;
grant execute on function credentials.own(text, uuid, date, uuid, int) to yichuang_public, yichuang_desk;
