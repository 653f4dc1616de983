-- 代理: for which post a task is answered by its deputy, so that it goes back with the end of the absence. The platform alone reads it.
create table cases.stand_ins (
  region text not null,
  task uuid not null,
  post uuid not null,
  primary key (region, task)
);
create index stand_ins_by_post on cases.stand_ins (region, post, task);
grant select, insert, update on cases.stand_ins to yichuang_system;
alter table cases.stand_ins enable row level security;
create policy system on cases.stand_ins to yichuang_system using (true) with check (true);

-- Whether whoever has a task answers it for somebody else.
alter table cases.review_tasks add column acting boolean not null default false;
