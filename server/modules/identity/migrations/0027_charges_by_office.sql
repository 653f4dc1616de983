-- 岗位授权 holds in the matters of the office that gave it, as charge@office; one that was given before names none and is one of its own office's.
update access.grants
set charges = array(select given.charge || '@' || office from unnest(charges) with ordinality given (charge, place) order by given.place)
where cardinality(charges) > 0;
