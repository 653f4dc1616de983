-- The natural person who speaks, under whichever post: asked by functions that must tell two people apart. No role may ask it directly.

create function access.person() returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  found_person uuid;
begin
  select g.person
  into found_person
  from access.session_row() s
  join access.grants g on g.id = s.grant_id
  where g.revoked_at is null
    and 'yichuang_' || g.zone = session_user;
  return found_person;
end
$$;
revoke all on function access.person() from public;

-- Who stands behind a code is written when somebody is drawn, and read by no role: only by the function that asks for an opening.
revoke select on sealed.assignments from yichuang_system;
grant select (region, stream, alias, code) on sealed.assignments to yichuang_system;
