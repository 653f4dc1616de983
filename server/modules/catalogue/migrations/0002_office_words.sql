-- 机关代字: how the number of an office's papers begins; null where it is written in full.
alter table catalogue.offices add column word text check (word <> '');
