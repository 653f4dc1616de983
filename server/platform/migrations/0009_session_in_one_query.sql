-- Whoever asks who speaks asks it in a query of their own: this one becomes a part of it, where a function with rights of its own would be
-- run and stored apart each time. Its callers have those rights, and name where they look; alone it reads nothing that its caller may not.
create or replace function access.session_row() returns table (grant_id uuid, principal uuid)
language sql stable
as $$
  select s.grant_id, s.principal
  from access.sessions s
  where s.token_hash = pg_catalog.decode(nullif(pg_catalog.current_setting('yichuang.session', true), ''), 'hex')
    and s.ended_at is null
    and s.expires_at > pg_catalog.now()
    and (s.mandate is null or access.mandate_holds(s.mandate))
$$;
alter function access.session_row() security invoker reset search_path;
