/** The names the seeds use for what belongs to the tables of today, as docs/modeling-notes.md has to account for them. */

/** Section of the notes → the columns it has to name. */
export const seedTables: Readonly<Record<string, string>> = {
  users: 'id username full_name email created_at default_project_id',
  security_groups: 'id group_name external_system_id created_at',
  resource_types: 'id name unit is_storage_type',
  projects:
    'id name description pi_owner_id billing_details default_data_steward_id default_security_group_id created_at',
  allocations: 'id project_id resource_type_id allocation_model quantity period_start period_end',
  data_shares: 'id name project_id source_allocation_id storage_subtype data_steward_id security_group_id created_at',
  project_resource_managers: 'project_id user_id',
  project_resource_shares: 'id source_project_id recipient_project_id resource_type_id share_percentage',
  tenants: 'id name slug settings storage_quota_bytes created_at updated_at is_deleted deleted_at',
  'users (seed 3)':
    'id tenant_id external_id email email_verified name avatar_url status created_at updated_at last_login_at last_login_ip is_deleted deleted_at',
  roles: 'id tenant_id name description permissions is_system_role created_at updated_at created_by',
  user_roles: 'user_id role_id granted_at granted_by expires_at',
  audit_logs: 'id tenant_id user_id action resource_type resource_id details ip_address user_agent created_at',
}

/** Everything else of the seeds that has a name: types, constraints, indexes, functions, triggers, policies, tables to come. */
export const seedNames = `
  allocation_model_enum storage_subtype_enum
  idx_projects_pi_owner_id idx_allocations_project_id idx_data_shares_project_id idx_project_shares_source_id idx_project_shares_recipient_id
  tenants_name_not_empty tenants_slug_format tenants_slug_unique idx_tenants_slug idx_tenants_created_at
  users_email_unique users_external_id_unique users_status_check users_email_format users_tenant_fk
  idx_users_tenant_email idx_users_external_id idx_users_status idx_users_last_login
  roles_name_unique roles_permissions_is_array idx_roles_tenant idx_roles_system idx_roles_permissions idx_roles_custom
  idx_user_roles_user idx_user_roles_role idx_user_roles_expires
  idx_audit_tenant_time idx_audit_user idx_audit_resource idx_audit_action idx_audit_details audit_user_fk
  schemas datasets dataset_versions records tokens lineage_edges encryption_keys _sqlx_migrations
  idx_datasets_tenant_created idx_datasets_active
  update_updated_at_column update_tenants_updated_at update_users_updated_at update_datasets_updated_at update_roles_updated_at
  create_audit_log audit_datasets audit_versions audit_users
  soft_delete soft_delete_tenants soft_delete_users soft_delete_datasets create_next_audit_partition has_permission
  tenant_isolation_datasets tenant_isolation_users tenant_isolation_roles tenant_isolation_schemas tenant_isolation_audit
  dataset_read_policy dataset_write_policy dataset_delete_policy
  organizations teams project_members itaf_restricted organization.data_region
`
  .trim()
  .split(/\s+/)
