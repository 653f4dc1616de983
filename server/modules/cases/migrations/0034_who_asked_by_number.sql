-- What 0030 lets through says by its number which of 利害关系人 asked for a hearing; name, address and words stay in the vault.
comment on function cases.task_third_parties(text, uuid) is
  'that there are 利害关系人, and by number alone who was told, who spoke and who asked for a hearing';
