import { exempt, withoutTenant } from './exemptions.ts'

/** The tables the wall stands before: all but those without a tenant; the tenants themselves are behind it. */
export const walled = `tables t where (t.object = 'identity.tenants' or t.object not in ${exempt(withoutTenant)})`

/** How PostgreSQL words "of the context's tenant", or for what all tenants read, "or of the system's". */
export const ofTenant = `id = (ANY \\(ARRAY\\[)?\\( SELECT ctx\\.tenant\\(\\) AS tenant\\)(\\)|, ''0{8}-0{4}-0{4}-0{4}-0{12}''::uuid\\]\\))`
