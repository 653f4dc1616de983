-- 代理: for which post a task is answered by its deputy, so that it goes back with the end of the absence. The platform alone reads it.
create table cases.deputed_tasks (
  region text not null,
  task uuid not null,
  post uuid not null,
  primary key (region, task)
);
create index deputed_tasks_by_post on cases.deputed_tasks (region, post, task);
grant select, insert, update on cases.deputed_tasks to yichuang_system;
alter table cases.deputed_tasks enable row level security;
create policy system on cases.deputed_tasks to yichuang_system using (true) with check (true);

-- Whether whoever has a task answers it for somebody else.
alter table cases.review_tasks add column acting boolean not null default false;
