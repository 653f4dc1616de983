-- A calendar that an operator has loaded a notice into is this region's own: what ships with the platform undoes none of it.
alter table catalogue.calendars add column loaded boolean not null default false;
