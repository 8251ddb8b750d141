/** The roles under which requests and jobs reach the database, as far as this server has them. */
export const applicationRoles = ['tenure_app', 'tenure_door', 'tenure_worker'] as const
/** The roles that own things, and may never sign in. */
export const owningRoles = ['tenure_owner', 'tenure_authz', 'tenure_audit'] as const

const list = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ')

/**
 * What the checks look at, as common table expressions: everything that is neither PostgreSQL's own nor an extension's.
 * `tables` are whole tables (partitions are their parent's), `tenant_tables` those with a tenant_id.
 */
export const views = `
  ours as materialized (select n.oid, n.nspname from pg_namespace n where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'),
  app_roles as materialized (select r.* from pg_roles r where r.rolname in (${list(applicationRoles)})),
  owner_roles as materialized (select r.* from pg_roles r where r.rolname in (${list(owningRoles)})),
  relations as materialized (select c.*, n.nspname || '.' || c.relname as object from pg_class c join ours n on n.oid = c.relnamespace
    where not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')),
  tables as materialized (select * from relations where relkind in ('r', 'p') and not relispartition),
  columns as materialized (select a.*, t.object || '.' || a.attname as object, t.object as table_object, format_type(a.atttypid, a.atttypmod) as type
    from pg_attribute a join tables t on t.oid = a.attrelid where a.attnum > 0 and not a.attisdropped),
  tenant_tables as materialized (select t.* from tables t where exists (select from columns c where c.attrelid = t.oid and c.attname = 'tenant_id')),
  routines as materialized (select p.*, p.oid::regprocedure::text as object from pg_proc p join ours n on n.oid = p.pronamespace
    where not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')),
  policies as materialized (select p.*, t.object || '.' || p.polname as object, t.object as table_object,
    coalesce(pg_get_expr(p.polqual, p.polrelid), '') as shows, coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') as takes
    from pg_policy p join tables t on t.oid = p.polrelid)`
