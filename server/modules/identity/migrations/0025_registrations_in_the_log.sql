-- Who is new at a window is registered by a command of the log; finding a party no longer writes one.
drop function identity.register_party(uuid, text, bytea, bytea);
