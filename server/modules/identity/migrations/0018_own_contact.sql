-- 联系方式 of the party that the asking session speaks for, as it was given last: read with the draft that is about to be filed.
create function identity.own_contact()
returns table (kind text, given_at timestamptz, channel text, sealed bytea)
language plpgsql stable security definer set search_path = ''
as $$
declare
  own uuid;
begin
  select coalesce(s.principal, g.holder)
  into own
  from access.session_row() s
  join access.grants g on g.id = s.grant_id
  where g.revoked_at is null
    and 'yichuang_' || g.zone = session_user;
  return query
    select distinct on (c.kind) c.kind, c.given_at, c.channel, c.sealed
    from identity.contacts c
    where c.party = own
    order by c.kind, c.given_at desc, c.source;
end
$$;
revoke all on function identity.own_contact() from public;
grant execute on function identity.own_contact() to yichuang_public, yichuang_desk;
