-- 窗口续办项目: the projects of whoever stands at this window, or of whom they act for under a mandate, with the cases that a form begins with.
create function cases.projects_of_present(in_region text, in_party uuid, in_mandate uuid, in_project text, in_limit int)
returns table (project text, stream uuid, number text, submitted_text text, filed_at timestamptz, item text, revision int, matter text)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if in_region is distinct from access.region() or not coalesce(
    case when in_mandate is null then access.present(in_party) else in_party = access.principal_here(in_mandate) end, false) then
    return;
  end if;
  return query
    select p.project, p.stream, c.number, c.submitted_day::text, p.filed_at, c.item, c.revision, c.matter
    from cases.projects p
    join cases.cases c
      on c.region = p.region
      and c.stream = p.stream
    where p.applicant = in_party
      and p.region = in_region
      and (in_project is null or p.project = in_project)
    order by p.filed_at desc, p.stream desc
    limit in_limit;
end
$$;
revoke all on function cases.projects_of_present(text, uuid, uuid, text, int) from public;
grant execute on function cases.projects_of_present(text, uuid, uuid, text, int) to yichuang_desk;

-- Cases that were filed before projects were gathered; the sweep looks into the vault for the code that each names, and takes it off this list.
create table cases.projects_awaited (
  region text not null,
  stream uuid not null,
  primary key (region, stream)
);
insert into cases.projects_awaited (region, stream)
select c.region, c.stream
from cases.cases c
where not exists (select from cases.projects p where p.region = c.region and p.stream = c.stream);

grant select, delete on cases.projects_awaited to yichuang_system;
alter table cases.projects_awaited enable row level security;
create policy system on cases.projects_awaited to yichuang_system using (true) with check (true);
