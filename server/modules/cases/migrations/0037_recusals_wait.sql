-- 申请回避 waits for the supervision in a box of its own.
alter table cases.boxes drop constraint boxes_box_check;
alter table cases.boxes
  add constraint boxes_box_check check (box in ('intake', 'taken-over', 'unanswered', 'correcting', 'running', 'urged', 'recusal', 'withdrawing', 'to-pass-on', 'hand-over', 'refused', 'closed'));
