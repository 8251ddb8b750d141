import type pg from 'pg'

/** Schemas that are ours, or that could be touched by mistake. */
const schemas = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`
/** What an extension brought is the extension's. */
const own = (catalogue: string, oid: string) =>
  `not exists (select from pg_depend x where x.classid = '${catalogue}'::regclass and x.objid = ${oid} and x.deptype = 'e')`
/** A list of rights as lines that do not depend on the order in which they were given. */
const rights = (acl: string, fallback: string) =>
  `(select string_agg(case a.grantee when 0 then 'public' else a.grantee::regrole::text end || '=' || a.privilege_type || case when a.is_grantable then '*' else '' end, ',' order by a.grantee::regrole::text, a.privilege_type, a.is_grantable)
    from (select distinct a.grantee, a.privilege_type, a.is_grantable from aclexplode(coalesce(${acl}, ${fallback})) a) a)`

/** Each answers lines of text: one fact a line. */
const facts: Readonly<Record<string, string>> = {
  database: `select 'database rights ' || ${rights('d.datacl', `acldefault('d', d.datdba)`)} from pg_database d where d.datname = current_database()`,
  extensions: `select 'extension ' || e.extname from pg_extension e`,
  schemas: `select format('schema %s owner %s rights %s comment %s', n.nspname, n.nspowner::regrole, ${rights('n.nspacl', `acldefault('n', n.nspowner)`)}, obj_description(n.oid, 'pg_namespace'))
    from pg_namespace n where ${schemas}`,
  relations: `select format('%s %s owner %s rls %s/%s persistence %s partition %s options %s rights %s comment %s', c.relkind, c.oid::regclass, c.relowner::regrole, c.relrowsecurity, c.relforcerowsecurity,
      c.relpersistence, pg_get_expr(c.relpartbound, c.oid), c.reloptions, ${rights('c.relacl', `acldefault(case c.relkind when 'S' then 's'::"char" else 'r'::"char" end, c.relowner)`)}, obj_description(c.oid, 'pg_class'))
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${schemas} and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and ${own('pg_class', 'c.oid')}`,
  columns: `select format('column %s.%s %s %s null %s default %s identity %s generated %s collation %s rights %s', c.oid::regclass, a.attname, a.attnum, format_type(a.atttypid, a.atttypmod), not a.attnotnull,
      pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated, a.attcollation::regcollation, ${rights('a.attacl', 'null')})
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where ${schemas} and c.relkind in ('r', 'p', 'v', 'm', 'f') and a.attnum > 0 and not a.attisdropped and ${own('pg_class', 'c.oid')}`,
  constraints: `select format('constraint %s on %s: %s valid %s', k.conname, k.conrelid::regclass, pg_get_constraintdef(k.oid), k.convalidated)
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace where ${schemas} and k.conrelid <> 0`,
  indexes: `select format('index %s valid %s', pg_get_indexdef(i.indexrelid), i.indisvalid) from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace where ${schemas}`,
  policies: `select format('policy %s on %s permissive %s command %s roles %s using %s check %s', p.polname, p.polrelid::regclass, p.polpermissive, p.polcmd,
      (select string_agg(coalesce(r.rolname, 'public'), ',' order by 1) from unnest(p.polroles) o left join pg_roles r on r.oid = o), pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) from pg_policy p`,
  triggers: `select format('trigger %s enabled %s', pg_get_triggerdef(t.oid), t.tgenabled) from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where ${schemas} and not t.tgisinternal`,
  functions: `select format('function %s owner %s rights %s: %s', p.oid::regprocedure, p.proowner::regrole, ${rights('p.proacl', `acldefault('f', p.proowner)`)}, case when p.prokind <> 'a' then pg_get_functiondef(p.oid) end)
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${schemas} and ${own('pg_proc', 'p.oid')}`,
  types: `select format('type %s', format_type(t.oid, null)) from pg_type t join pg_namespace n on n.oid = t.typnamespace where ${schemas} and t.typtype in ('e', 'd', 'r') and ${own('pg_type', 't.oid')}`,
  defaults: `select format('default rights of %s for %s: %s', d.defaclrole::regrole, d.defaclobjtype, ${rights('d.defaclacl', 'null')}) from pg_default_acl d`,
}

/** Prisma's bookkeeping is the runner's, not the schema's. */
const bookkeeping = /_prisma_migrations/

/** Everything the catalogue says of a database's shape and law, one fact a line, in an order of its own. */
export async function catalogue(client: pg.Client, kinds: readonly string[] = Object.keys(facts)): Promise<string[]> {
  const lines: string[] = []
  for (const kind of kinds) {
    const { rows } = await client.query<[string]>({ text: facts[kind] ?? '', rowMode: 'array' })
    lines.push(...rows.map(([line]) => line))
  }
  return lines.filter((line) => !bookkeeping.test(line)).sort()
}
