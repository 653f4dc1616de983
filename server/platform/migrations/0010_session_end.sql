-- How long the session that a secret opens still lasts, so that a page can warn before it ends. Null for a secret that opens none.

create function access.session_seconds_left(token_hash text) returns integer
language sql stable security definer set search_path = ''
as $$
  select pg_catalog.floor(extract(epoch from s.expires_at - pg_catalog.now()))::int
  from access.sessions s
  where s.token_hash = pg_catalog.decode(session_seconds_left.token_hash, 'hex')
    and s.ended_at is null
    and s.expires_at > pg_catalog.now()
$$;
revoke all on function access.session_seconds_left(text) from public;
grant execute on function access.session_seconds_left(text) to yichuang_public, yichuang_desk, yichuang_review, yichuang_system;
