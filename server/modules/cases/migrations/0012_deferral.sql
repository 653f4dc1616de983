-- 容缺: cases that take materials after the acceptance, and cases ended because these never came.

alter table cases.cases drop constraint cases_ending_check;
alter table cases.cases
  add constraint cases_ending_check check (ending in ('granted', 'refused', 'refused-at-intake', 'withdrawn', 'lapsed'));

alter table cases.cases add column deferring boolean not null default false;
