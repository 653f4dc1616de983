-- 复用以往材料: a file that was copied from an earlier case says from which; null for one that was brought.
alter table documents.files add column earlier jsonb;

-- A copy is staged like any file. Whose the earlier file was, the server has asked before.
create function documents.stage_copy(in_region text, in_stream uuid, in_id uuid, in_material text, in_sealed bytea, in_content text,
  in_media_type text, in_bytes int, in_limit int, in_now timestamptz, in_earlier jsonb)
returns text
language plpgsql security definer set search_path = ''
as $$
declare
  outcome text;
begin
  outcome := documents.stage_file(in_region, in_stream, in_id, in_material, in_sealed, in_content, in_media_type, in_bytes, in_limit, in_now);
  if outcome = 'staged' then
    update documents.files set earlier = in_earlier where region = in_region and id = in_id;
  end if;
  return outcome;
end
$$;

revoke all on function documents.stage_copy(text, uuid, uuid, text, bytea, text, text, int, int, timestamptz, jsonb) from public;
grant execute on function documents.stage_copy(text, uuid, uuid, text, bytea, text, text, int, int, timestamptz, jsonb)
  to yichuang_public, yichuang_desk;
