-- 证照: what is derived from the streams of credentials, and the face that the public page shows.

create schema credentials;

create table credentials.credentials (
  region text not null,
  stream uuid not null,
  identifier text not null,
  serial text not null,
  licence_type text not null,
  title text not null,
  issuer text not null,
  case_stream uuid not null,
  valid_from date not null,
  -- null: 长期
  valid_until date check (valid_until >= valid_from),
  status text not null check (status in ('valid', 'revoked')),
  issued_day date not null,
  primary key (region, stream),
  constraint credentials_identifier unique (region, identifier),
  constraint credentials_one_per_case unique (region, case_stream)
);

-- The holder as the public page shows him. The log holds a commitment only, so this is written beside the event that issues.
create table credentials.faces (
  region text not null,
  stream uuid not null,
  holder_kind text not null check (holder_kind in ('person', 'enterprise')),
  -- in full for enterprises, masked for natural persons
  holder_shown text not null,
  primary key (region, stream),
  constraint faces_masked check (holder_kind = 'enterprise' or holder_shown like '%*%')
);

grant usage on schema credentials to yichuang_system, yichuang_public, yichuang_desk;
grant select, insert, update, delete on all tables in schema credentials to yichuang_system;
-- Which case a licence came from is nobody's business who holds its identifier.
grant select (region, stream, identifier, serial, licence_type, title, issuer, valid_from, valid_until, status, issued_day)
  on credentials.credentials to yichuang_public, yichuang_desk;
grant select on credentials.faces to yichuang_public, yichuang_desk;

alter table credentials.credentials enable row level security;
alter table credentials.faces enable row level security;

create policy system on credentials.credentials to yichuang_system using (true) with check (true);
create policy system on credentials.faces to yichuang_system using (true) with check (true);

-- 行政许可决定应当予以公开, 公众有权查阅 (行政许可法 第四十条).
create policy public_record on credentials.credentials for select to yichuang_public, yichuang_desk using (true);
create policy public_record on credentials.faces for select to yichuang_public, yichuang_desk using (true);
