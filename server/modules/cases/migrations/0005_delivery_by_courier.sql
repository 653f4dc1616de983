-- 快递送达: a third way for the result, and whether it is on its way.

alter table cases.cases drop constraint cases_deliver_by_check;
alter table cases.cases add constraint cases_deliver_by_check check (deliver_by in ('electronic', 'window', 'courier'));
alter table cases.cases add column dispatched boolean not null default false;
