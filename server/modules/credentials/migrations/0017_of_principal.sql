-- 被代理人的证照: of whom an agent at the window files for. Which items the mandate reaches to is asked by whoever lists them.
create function credentials.of_principal(in_region text, in_party uuid, in_mandate uuid, in_limit int)
returns table (stream uuid, identifier text, title text, issuer text, issued_day text, valid_until text, status text, case_stream uuid)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
    select c.stream, c.identifier, c.title, c.issuer, c.issued_day::text, c.valid_until::text, c.status, c.case_stream
    from credentials.holders h
    join credentials.credentials c
      on c.region = h.region
      and c.stream = h.stream
    where h.region = in_region
      and h.region = access.region()
      and h.holder = in_party
      and in_party = access.principal_here(in_mandate)
    order by c.issued_day desc, c.stream desc
    limit in_limit;
end
$$;
revoke all on function credentials.of_principal(text, uuid, uuid, int) from public;
grant execute on function credentials.of_principal(text, uuid, uuid, int) to yichuang_desk;
