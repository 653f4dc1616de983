-- 岗位授权: the document that each charge rests on, in the order of the charges.
alter table access.grants add column charge_bases text[] not null default '{}';
