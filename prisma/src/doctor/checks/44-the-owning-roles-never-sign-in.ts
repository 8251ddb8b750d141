import type { Check } from '../check.ts'

export const check44: Check = {
  number: 44,
  name: 'the owning roles never sign in',
  because:
    'Definer functions run as them: a password, or a right to pass the wall, would be a way around every policy.',
  sql: `select r.rolname as object, x.has as detail from owner_roles r cross join lateral (select concat_ws(', ', case when r.rolcanlogin then 'login' end,
      case when r.rolsuper then 'superuser' end, case when r.rolbypassrls then 'bypassrls' end) as has) x where x.has <> '' order by 1`,
  mend: 'alter role {object} nologin nosuperuser nobypassrls;',
}
