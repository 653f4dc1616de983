-- 上报: packages that lie with the authority above, by the id that it knows them by.
create table cases.referrals (
  region text not null,
  package uuid not null,
  stream uuid not null,
  task text not null,
  receipt text,
  ended boolean not null,
  primary key (region, package)
);
create index referrals_under_way on cases.referrals (region, package) where not ended;

-- When the authority was last asked about a package: nothing that a fact follows from.
create table cases.referral_turns (
  region text not null,
  package uuid not null,
  asked_at timestamptz not null,
  primary key (region, package)
);

grant select, insert, update, delete on cases.referrals, cases.referral_turns to yichuang_system;
alter table cases.referrals enable row level security;
alter table cases.referral_turns enable row level security;
create policy system on cases.referrals to yichuang_system using (true) with check (true);
create policy system on cases.referral_turns to yichuang_system using (true) with check (true);
