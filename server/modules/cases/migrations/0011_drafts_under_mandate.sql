-- 代理申请: under which mandate a window files for somebody who is not there.
alter table cases.drafts add column mandate uuid;

create function cases.put_under_mandate(in_region text, in_stream uuid, in_mandate uuid)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not cases.owns_draft(in_region, in_stream) then
    return false;
  end if;
  update cases.drafts set mandate = in_mandate where region = in_region and stream = in_stream;
  return found;
end
$$;
revoke all on function cases.put_under_mandate(text, uuid, uuid) from public;
grant execute on function cases.put_under_mandate(text, uuid, uuid) to yichuang_desk;
