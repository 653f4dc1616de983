-- 撤件 after the acceptance waits for the office in a box of its own.

alter table cases.boxes drop constraint boxes_box_check;
alter table cases.boxes
  add constraint boxes_box_check check (box in ('intake', 'correcting', 'running', 'withdrawing', 'hand-over', 'closed'));

alter table cases.cases add column withdrawing boolean not null default false;
