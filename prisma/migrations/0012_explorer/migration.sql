set local role tenure_owner;

-- A list as somebody arranged it, to be found again from any browser.
create table identity.saved_views (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  page text not null constraint saved_views_page_format check (page ~ '^[a-z][a-z-]{0,39}$'),
  name text not null constraint saved_views_name_not_empty check (length(btrim(name)) between 1 and 100),
  address text not null constraint saved_views_address_length check (length(address) <= 2000),
  is_shared boolean not null default false,
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint saved_views_user foreign key (tenant_id, user_id) references identity.users on delete cascade
);
create unique index saved_views_name_unique on identity.saved_views (tenant_id, user_id, page, lower(name));
create index saved_views_shared on identity.saved_views (tenant_id, page) where is_shared;

-- Where a token was used from: a row for each network, made when it is first seen there.
create table identity.api_token_networks (
  tenant_id uuid not null,
  id uuid not null,
  api_token_id uuid not null,
  network inet not null,
  created_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint api_token_networks_token foreign key (tenant_id, api_token_id) references identity.api_tokens on delete cascade
);
create unique index api_token_networks_unique on identity.api_token_networks (tenant_id, api_token_id, network);

-- What an auditor asks of a log found in no other way than by these two: "all that was done to roles", "all that came from there".
set local role tenure_audit;
create index audit_logs_of_type on audit.audit_logs (tenant_id, resource_type, created_at desc, seq desc);
create index audit_logs_of_address on audit.audit_logs (tenant_id, ip_address, created_at desc, seq desc) where ip_address is not null;
