-- 代为撤回申请、放弃权利 is authorized by name; a mandate to file does not hold it.
alter table identity.mandates drop constraint mandates_acts_check;
alter table identity.mandates
  add constraint mandates_acts_check check (acts <@ array['file', 'fetch', 'give-up'] and cardinality(acts) > 0);
