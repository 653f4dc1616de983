-- 逾期处理: how far the ladder of a late step has gone, and until when it rests.
alter table cases.late_steps
  add column acted text not null default 'supervise' check (acted in ('remind', 'supervise', 'no-opinion')),
  add column next_day date;
update cases.late_steps
set acted = 'no-opinion'
where state = 'no-opinion';

-- 提醒: what the clock last told whoever has the task: its last day is near, it is late, it is for the supervision to follow.
alter table cases.review_tasks
  add column reminded text check (reminded in ('near', 'remind', 'supervise'));
