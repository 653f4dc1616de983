-- What one grant may do that others of its role may not; whoever speaks brings it along.
alter table access.grants add column charges text[] not null default '{}';

drop function access.open_session(text);
create function access.open_session(
  in token_hash text,
  out grant_id uuid, out grant_version int, out region text, out holder uuid, out person uuid, out role text, out office text, out section text,
  out counter text, out charges text[], out principal uuid, out mandate uuid, out csrf text, out channel text, out clock_offset_ms bigint)
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform pg_catalog.set_config('yichuang.session', token_hash, true);
  select c.offset_ms into clock_offset_ms from platform.clock c;
  if token_hash = '' then
    return;
  end if;
  select g.id, g.version, g.region, g.holder, g.person, g.role, g.office, g.section, g.counter, g.charges, s.principal, s.mandate, s.csrf, s.channel
  into grant_id, grant_version, region, holder, person, role, office, section, counter, charges, principal, mandate, csrf, channel
  from access.sessions s
  join access.grants g on g.id = s.grant_id
  where s.token_hash = pg_catalog.decode(open_session.token_hash, 'hex')
    and s.ended_at is null
    and s.expires_at > pg_catalog.now()
    and g.revoked_at is null
    and 'yichuang_' || g.zone = session_user
    and (s.mandate is null or access.mandate_holds(s.mandate));
end
$$;
revoke all on function access.open_session(text) from public;
grant execute on function access.open_session(text) to yichuang_public, yichuang_desk, yichuang_review, yichuang_system;
