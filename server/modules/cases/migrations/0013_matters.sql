-- 申请类型: 变更、延续、补证、注销 are about a licence that the applicant holds.

alter table cases.drafts
  add column matter text not null default 'new' check (matter in ('new', 'change', 'renewal', 'reissue', 'cancellation')),
  add column credential uuid,
  add constraint drafts_about check ((matter = 'new') = (credential is null));
alter table cases.cases
  add column matter text not null default 'new' check (matter in ('new', 'change', 'renewal', 'reissue', 'cancellation')),
  add column credential uuid,
  add constraint cases_about check ((matter = 'new') = (credential is null));
alter table cases.review_tasks add column matter text not null default 'new';

-- One thing at a time is asked of a licence.
create unique index cases_one_matter_per_licence on cases.cases (region, credential)
  where credential is not null and phase in ('intake', 'correcting', 'review', 'deciding');

create function cases.put_about(in_region text, in_stream uuid, in_matter text, in_credential uuid)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not cases.owns_draft(in_region, in_stream) then
    return false;
  end if;
  update cases.drafts set matter = in_matter, credential = in_credential where region = in_region and stream = in_stream;
  return found;
end
$$;
revoke all on function cases.put_about(text, uuid, text, uuid) from public;
grant execute on function cases.put_about(text, uuid, text, uuid) to yichuang_public, yichuang_desk;
