-- 投资项目: cases that name one project code. `project` is a keyed hash of the code: whoever reads the table can try no codes out. The row goes with the
-- case's key.
create table cases.projects (
  region text not null,
  stream uuid not null,
  project text not null check (project ~ '^[0-9a-f]{32}$'),
  applicant uuid not null,
  filed_at timestamptz not null,
  primary key (region, stream),
  constraint projects_key foreign key (region, stream) references vault.keys (region, stream) on delete cascade
);
create index projects_by_applicant on cases.projects (applicant, region, filed_at desc, stream desc);
create index projects_by_project on cases.projects (region, project, filed_at desc, stream desc);

grant select, insert, update, delete on cases.projects to yichuang_system;
grant select on cases.projects to yichuang_public, yichuang_desk;
alter table cases.projects enable row level security;
create policy system on cases.projects to yichuang_system using (true) with check (true);
create policy own on cases.projects for select to yichuang_public, yichuang_desk
  using (exists (select from log.readers r where r.region = projects.region and r.stream = projects.stream and r.stream >= projects.stream));
