-- 单位到期提醒: how many working days before a last day the people of an office are reminded, as the supervision has set it. Without a row, or
-- with null, each item says it.
create table catalogue.office_reminders (
  region text not null,
  office text not null,
  days int check (days between 1 and 10),
  primary key (region, office)
);
grant select, insert, update, delete on catalogue.office_reminders to yichuang_system;
create trigger touched after delete or truncate on catalogue.office_reminders for each statement execute function catalogue.touch();
create trigger touched_by_added after insert on catalogue.office_reminders referencing new table as added
  for each statement execute function catalogue.touch_for_added();
create trigger touched_by_changed after update on catalogue.office_reminders referencing new table as added
  for each statement execute function catalogue.touch_for_added();
