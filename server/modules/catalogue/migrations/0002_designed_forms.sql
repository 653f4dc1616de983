-- A revision comes with the software (shipped) or from a form that an operator designed (designed). An item that was designed here is no
-- longer changed by what is shipped.
alter table catalogue.items
  add column origin text not null default 'shipped' check (origin in ('shipped', 'designed'));

-- A command without the right inserts no row; then nothing has changed for whoever keeps a copy either.
create function catalogue.touch_for_added() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if exists (select from added) then
    update catalogue.stamp set value = value + 1;
  end if;
  return null;
end
$$;
revoke all on function catalogue.touch_for_added() from public;

drop trigger touched on catalogue.items;
create trigger touched after update or delete or truncate on catalogue.items for each statement execute function catalogue.touch();
create trigger touched_by_added after insert on catalogue.items referencing new table as added for each statement execute function catalogue.touch_for_added();
