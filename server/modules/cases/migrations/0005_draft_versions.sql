-- A draft is written on from several devices: a save says which version it was based on, and one that is based on an older is not written.

alter table cases.drafts add column version int not null default 0 check (version >= 0);
-- Forgotten when nobody has written on for long.
create index drafts_by_age on cases.drafts (updated_at);

drop function cases.save_draft(text, uuid, bytea, timestamptz);

-- The version that was written; -1 when another save came in between, null for a draft that the session doesn't own.
create function cases.save_draft(in_region text, in_stream uuid, in_base int, in_sealed bytea, in_now timestamptz)
returns int
language plpgsql security definer set search_path = ''
as $$
declare
  written int;
begin
  if not cases.owns_draft(in_region, in_stream) then
    return null;
  end if;
  update cases.drafts
  set sealed = in_sealed, updated_at = in_now, version = version + 1
  where region = in_region and stream = in_stream and version = in_base
  returning version into written;
  return coalesce(written, -1);
end
$$;

revoke all on function cases.save_draft(text, uuid, int, bytea, timestamptz) from public;
grant execute on function cases.save_draft(text, uuid, int, bytea, timestamptz) to yichuang_public, yichuang_desk;
