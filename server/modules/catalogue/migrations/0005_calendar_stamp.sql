-- A notice that was refused writes no row, so it leaves the stamp alone.
drop trigger touched on catalogue.calendars;
create trigger touched after delete or truncate on catalogue.calendars for each statement execute function catalogue.touch();
create trigger touched_by_added after insert on catalogue.calendars referencing new table as added
  for each statement execute function catalogue.touch_for_added();
create trigger touched_by_changed after update on catalogue.calendars referencing new table as added
  for each statement execute function catalogue.touch_for_added();

drop trigger touched on catalogue.calendar_days;
create trigger touched after truncate on catalogue.calendar_days for each statement execute function catalogue.touch();
create trigger touched_by_added after insert on catalogue.calendar_days referencing new table as added
  for each statement execute function catalogue.touch_for_added();
create trigger touched_by_changed after update on catalogue.calendar_days referencing new table as added
  for each statement execute function catalogue.touch_for_added();
create trigger touched_by_removed after delete on catalogue.calendar_days referencing old table as added
  for each statement execute function catalogue.touch_for_added();
