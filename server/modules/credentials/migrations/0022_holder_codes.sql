-- 统一社会信用代码 of enterprises beside their name, as 双公示 tells it; of a person no number is public. Licences of before have none here.
alter table credentials.faces add column holder_code text;
alter table credentials.faces
  add constraint faces_code_of_enterprises check (holder_kind = 'enterprise' or holder_code is null);
