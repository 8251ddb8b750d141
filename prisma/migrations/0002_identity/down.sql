set local role tenure_owner;
drop table identity.idempotency_keys, identity.security_group_members, identity.security_groups, identity.user_roles, identity.roles,
  identity.api_tokens, identity.sessions, identity.team_members, identity.users, identity.teams, identity.tenants;
