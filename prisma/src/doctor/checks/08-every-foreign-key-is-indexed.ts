import type { Check } from '../check.ts'

export const check08: Check = {
  number: 8,
  name: 'every foreign key is indexed',
  because: 'Without an index, deleting or changing one referred row reads the whole referring table, under a lock.',
  sql: `select t.object || '.' || k.conname as object, pg_get_constraintdef(k.oid) as detail
    from pg_constraint k join tables t on t.oid = k.conrelid
    where k.contype = 'f' and k.conparentid = 0 and not exists (
      select from pg_index i where i.indrelid = k.conrelid and i.indisvalid
        and (i.indpred is null or exists (select from columns c where c.attrelid = k.conrelid and c.attnum = any (k.conkey)
          and pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', c.attname)))
        and case when cardinality(k.conkey) = 1 then i.indkey[0] = k.conkey[1]
          -- Two of its columns lead: the tenant and what tells rows apart, which a yes or no does not.
          else i.indkey[0] = any (k.conkey) and i.indkey[1] = any (k.conkey)
            and not exists (select from columns c where c.attrelid = k.conrelid and c.attnum = i.indkey[1] and c.type = 'boolean') end)
    order by 1`,
  mend: 'Create an index that leads with the columns of {object}: {detail}.',
}
