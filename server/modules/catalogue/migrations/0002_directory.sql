-- 事项目录: one row for each item of the region, whether the platform runs it or only knows of it. Reference data; nothing personal.

create table catalogue.directory (
  region text not null references catalogue.regions,
  code text not null,
  ordinal int not null,
  -- An entry that the platform does not run has no revision and no channel.
  runnable boolean not null,
  name text not null check (length(name) between 2 and 100),
  power text not null check (power in ('许可', '征收', '给付', '确认', '奖励', '其他', '公共服务')),
  office text not null,
  serves text[] not null check (cardinality(serves) > 0),
  channels text[] not null check (runnable = (cardinality(channels) > 0)),
  themes text[] not null check (cardinality(themes) > 0),
  statutory_days int,
  promised_days int check (promised_days is null or runnable),
  visits int,
  law text,
  handles text[] not null,
  -- 常用说法: what people say for the item.
  sayings text[] not null,
  -- Everything a search looks at, in lower case, and its single letters and pairs of letters: Chinese has no spaces, and words of two
  -- characters are the rule, which an index of three letters can't find.
  words text not null,
  grams text[] not null,
  primary key (region, code),
  foreign key (region, office) references catalogue.offices (region, id)
);

create index directory_in_order on catalogue.directory (region, ordinal);
create index directory_of_office on catalogue.directory (region, office, ordinal);
create index directory_by_letters on catalogue.directory using gin (grams) with (fastupdate = off);

-- 公布的事实 that are read whole: themes, leads, halls with their counters, the roster of who answers online.
create table catalogue.facts (
  region text not null references catalogue.regions,
  kind text not null check (kind in ('themes', 'leads', 'halls', 'roster')),
  definition jsonb not null,
  primary key (region, kind)
);

create trigger touched after insert or update or delete or truncate on catalogue.directory for each statement execute function catalogue.touch();
create trigger touched after insert or update or delete or truncate on catalogue.facts for each statement execute function catalogue.touch();

grant select on catalogue.directory, catalogue.facts to yichuang_public, yichuang_desk, yichuang_review, yichuang_system;
grant insert, update, delete on catalogue.directory to yichuang_system;
grant insert, update on catalogue.facts to yichuang_system;
