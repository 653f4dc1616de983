-- 服务日历 of halls and counters, as an operator has set them; the empty counter is the whole hall. Without a row the published hours hold.
create table catalogue.hall_hours (
  region text not null,
  hall text not null,
  counter text not null,
  hours jsonb,
  primary key (region, hall, counter)
);
grant select on catalogue.hall_hours to yichuang_public, yichuang_desk, yichuang_review, yichuang_system;
grant insert, update, delete on catalogue.hall_hours to yichuang_system;
create trigger touched after delete or truncate on catalogue.hall_hours for each statement execute function catalogue.touch();
create trigger touched_by_added after insert on catalogue.hall_hours referencing new table as added
  for each statement execute function catalogue.touch_for_added();
create trigger touched_by_changed after update on catalogue.hall_hours referencing new table as added
  for each statement execute function catalogue.touch_for_added();
