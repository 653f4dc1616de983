-- 由代领人领取: a way of its own, on which a named agent fetches the result at a hall.

alter table cases.cases drop constraint cases_deliver_by_check;
alter table cases.cases add constraint cases_deliver_by_check
  check (deliver_by in ('electronic', 'window', 'agent', 'courier', 'self-print', 'locker'));
