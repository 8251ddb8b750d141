/**
 * Every column of every table, as someone looked at it: does a change of it belong in the trail, to the last letter?
 * `withheld`: the trail says that it changed, never to what. `ignored`: a change of it alone is no event.
 * A new column is no secret only when somebody has said so here.
 */
export const reviewedColumns: Readonly<Record<string, string>> = {
  'allocations.allocation_history':
    'tenant_id id allocation_id project_id version action changed_by changed_at change_summary snapshot',
  'allocations.allocation_period_history':
    'tenant_id id allocation_period_id project_id version action changed_by changed_at change_summary snapshot',
  'allocations.allocation_periods':
    'tenant_id id allocation_id project_id is_storage_type k starts_at ends_at quantity version created_at updated_at',
  'allocations.allocations':
    'tenant_id id project_id resource_type_id is_storage_type allocation_model quantity billing_period renewal lifetime_months starts_at period_start period_end ends_at ended_reason external_key note version created_at updated_at',
  'allocations.data_share_history':
    'tenant_id id data_share_id project_id version action changed_by changed_at change_summary snapshot',
  'allocations.data_shares':
    'tenant_id id name project_id source_allocation_id is_storage_type storage_subtype data_steward_id steward_inherited security_group_id group_inherited released_at version created_at updated_at',
  'allocations.draws':
    'tenant_id id project_id paying_project_id allocation_id is_storage_type k source resource_share_id amount forced note drawn_at drawn_by usage_charge_id',
  'allocations.resource_share_history':
    'tenant_id id resource_share_id project_id version action changed_by changed_at change_summary snapshot',
  'allocations.resource_shares':
    'tenant_id id source_project_id recipient_project_id resource_type_id share_percentage kind starts_at ends_at note version created_at updated_at',
  'allocations.overcommitments':
    'tenant_id id resource_type_id project_id allocation_id is_storage_type begins_at supply granted made_by created_at',
  'allocations.rates':
    'tenant_id id resource_type_id basis price currency valid_from valid_until version created_at updated_at',
  'allocations.project_classes': 'tenant_id id name created_at',
  'allocations.classed_projects': 'tenant_id id project_id project_class_id version created_at updated_at',
  'allocations.discounts':
    'tenant_id id project_class_id resource_type_id percent valid_from valid_until version created_at updated_at',
  'allocations.billing_months': 'tenant_id id month issued_at issued_by',
  'allocations.statements':
    'tenant_id id project_id month currency status number project_name billed_to cost_centre total issued_at issued_by created_at',
  'allocations.billed_draws': 'tenant_id draw_id statement_line_id',
  'allocations.statement_lines':
    'tenant_id id statement_id project_id source for_month resource_type_id rate_id what unit quantity price percent amount corrects_id reason entered_by created_at',
  'allocations.resource_supplies':
    'tenant_id id resource_type_id name quantity starts_at ends_at note version created_at updated_at',
  'allocations.resource_types':
    'tenant_id id name unit description is_storage_type default_lifetime_months supply_basis supply_policy retired_at granted_by_request overuse version created_at updated_at',
  'allocations.resource_type_questions':
    'tenant_id id resource_type_id position wording help kind choices is_required created_at retired_at',
  'allocations.allocation_requests':
    'tenant_id id project_id resource_type_id allocation_id kind state round asked_by justification allocation_model billing_period renewal periods lifetime_months starts_at data_share_name storage_subtype requested_quantity requested_ends_at recommended_quantity recommended_ends_at recommended_by recommendation awarded_quantity awarded_ends_at submitted_at decided_at decided_by granted_allocation_id data_share_id version created_at updated_at',
  'allocations.request_answers': 'tenant_id id project_id request_id question_id answer created_at',
  'allocations.request_transitions':
    'tenant_id id project_id request_id position from_state to_state made_by made_at reason',
  'allocations.approval_rules':
    'tenant_id id name resource_type_id kinds at_least approvals_needed approver role_tenant_id role_id role_name own_allowed retired_at version created_at updated_at',
  'allocations.approval_rule_people': 'tenant_id id rule_id user_id created_at',
  'allocations.request_approvals':
    'tenant_id id project_id request_id round rule_id user_id quantity ends_at reason approved_at',
  'projects.comments':
    'tenant_id id project_id about_type about_id parent_comment_id author_id body edited_at resolved_at resolved_by version created_at updated_at',
  'projects.comment_mentions': 'tenant_id id project_id comment_id user_id created_at',
  'projects.comment_edits': 'tenant_id id project_id comment_id version body edited_by edited_at',
  'allocations.usage_accounts': 'tenant_id id cluster account project_id created_at',
  'allocations.usage_alerts':
    'tenant_id id allocation_id project_id is_storage_type k threshold drawn quantity raised_at',
  'allocations.usage_caps': 'tenant_id id project_id resource_type_id user_id amount per version created_at updated_at',
  'allocations.usage_charges':
    'tenant_id id usage_import_id project_id resource_type_id used_on kind amount charged uncharged recorded_at',
  'allocations.usage_imports':
    'tenant_id id format origin file_name sha256 lines refused summary recorded_by recorded_at',
  'allocations.usage_records':
    'tenant_id origin external_id resource_type_id revision usage_charge_id project_id user_id username quantity total starts_at ends_at cluster details',
  'allocations.usage_rules': 'tenant_id id resource_type_id measure cluster partition weight',
  'allocations.usage_staging':
    'tenant_id usage_import_id line external_id resource_type_id kind account username quantity starts_at ends_at cluster details',
  'audit.audit_checkpoints':
    'tenant_id id number size root_hash note sealed_at system_identifier sealed_xid sealed_seq next_xid',
  'audit.audit_leaves': 'tenant_id leaf_index logged_at log_id',
  'audit.audit_logs':
    'tenant_id id seq xid created_at actor_kind user_id session_id api_token_id impersonator_id action resource_type resource_id project_id details reason request_id ip_address user_agent',
  'audit.audit_tiles': 'tenant_id height number hashes',
  'audit.column_marks': 'table_schema table_name column_name mark',
  'ctx.signing_keys': 'id secret',
  'identity.api_token_networks': 'tenant_id id api_token_id network created_at',
  'identity.api_tokens':
    'tenant_id id user_id name token_hash:withheld prefix scopes created_at expires_at last_used_at:ignored revoked_at',
  'identity.authenticators':
    'tenant_id id user_id secret_encrypted:withheld created_at confirmed_at last_step:ignored last_used_at:ignored',
  'identity.external_identities': 'tenant_id id user_id provider_id subject created_at last_used_at:ignored',
  'identity.identity_providers':
    'tenant_id id name issuer client_id client_secret_encrypted:withheld scopes linking creates_people roles_claim role_mapping is_enabled version created_at updated_at',
  'identity.mailed_links': 'tenant_id id user_id purpose email token_hash:withheld created_at expires_at used_at',
  'identity.outgoing_mails':
    'tenant_id id user_id link_id purpose recipient secret:withheld facts created_at due_at:ignored attempts:ignored last_error sent_at failed_at',
  'identity.passkeys':
    'tenant_id id user_id name credential_id public_key:withheld counter:ignored transports is_backed_up last_challenge:ignored created_at last_used_at:ignored',
  'identity.pending_sign_ins':
    'tenant_id id user_id token_hash method provider_id must_enrol attempts challenge created_at expires_at ended_at',
  'identity.recovery_codes': 'tenant_id id user_id code_hash:withheld created_at used_at',
  'identity.idempotency_keys': 'tenant_id id user_id key operation request_hash result created_at',
  'identity.saved_views': 'tenant_id id user_id page name address is_shared version created_at updated_at',
  'identity.notifications':
    'tenant_id id user_id kind key project_id about_type about_id actor_id details channel created_at read_at:ignored mailed_at:ignored',
  'identity.notification_preferences': 'tenant_id id user_id kind channel version created_at updated_at',
  'identity.calendar_links': 'tenant_id id user_id token_hash:withheld created_at last_used_at:ignored revoked_at',
  'identity.impersonations': 'tenant_id id session_id user_id subject_id reason started_at ends_at ended_at',
  'identity.itar_attestations': 'tenant_id id user_id attested_by attested_at expires_at basis revoked_at',
  'identity.roles': 'tenant_id id name description permissions is_system_role created_by version created_at updated_at',
  'identity.security_group_member_history':
    'tenant_id id security_group_member_id group_id user_id version action changed_by changed_at removed snapshot',
  'identity.security_group_members': 'tenant_id id group_id user_id source created_at added_by',
  'identity.security_groups':
    'tenant_id id group_name external_system_id description last_synced_at version created_at updated_at',
  'identity.sessions':
    'tenant_id id user_id token_hash:withheld created_at expires_at last_active_at:ignored revoked_at user_agent ip_address metadata methods authenticated_at',
  'identity.team_members': 'tenant_id id team_id user_id created_at',
  'identity.teams': 'tenant_id id name description version created_at updated_at',
  'identity.tenants':
    'id name slug settings storage_quota_bytes tier itar_restricted data_region version created_at updated_at deleted_at',
  'identity.user_roles':
    'tenant_id id user_id role_tenant_id role_id granted_at granted_by expires_at provider_id version updated_at',
  'identity.users':
    'tenant_id id username email email_verified full_name password_hash:withheld external_id avatar_url status failed_sign_ins locked_until last_login_at last_login_ip default_project_id password_changed_at version created_at updated_at deleted_at',
  'projects.default_project_history': 'tenant_id id user_id default_project_id version action changed_by changed_at',
  'projects.project_history': 'tenant_id id project_id version action changed_by changed_at change_summary snapshot',
  'projects.project_member_history':
    'tenant_id id project_member_id project_id user_id version action changed_by changed_at removed snapshot',
  'projects.project_members': 'tenant_id id project_id user_id role added_by version created_at updated_at',
  'projects.project_resource_manager_history':
    'tenant_id id project_resource_manager_id project_id user_id version action changed_by changed_at removed snapshot',
  'projects.project_resource_managers': 'tenant_id id project_id user_id added_by created_at',
  'projects.projects':
    'tenant_id id public_id name description pi_owner_id team_id default_data_steward_id default_security_group_id billing_details status phase priority license external_key created_by updated_by version created_at updated_at deleted_at',
  'projects.public_id_counters': 'tenant_id prefix last',
}
