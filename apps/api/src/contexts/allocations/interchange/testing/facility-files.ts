import type { SourceFile } from '@tenure/interchange'

/** Files as they are handed over, from their texts. */
export const filesOf = (texts: Readonly<Record<string, string>>): SourceFile[] =>
  Object.entries(texts).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }))

/** A small facility with a row of every kind. */
export const smallFacility = {
  'people.csv': `username,email,full_name,roles,default_project
jane,jane@example.org,Jane Doe,pi,P1
john,john@example.org,John Roe,,
kim,kim@example.org,Kim Poe,,
`,
  'resource-types.csv': `name,unit,storage,lifetime_months
CPU,core-hours,no,60
Disk,TB,yes,36
`,
  'security-groups.csv': `name,external_id,members
quark-lab,"cn=quark-lab,dc=example,dc=org",jane; kim
`,
  'projects.csv': `key,name,description,pi,status,phase,managers,default_steward,default_security_group,cost_centre
P1,Quarks,How quarks behave.,jane,ACTIVE,ANALYSIS,john,kim,quark-lab,4711
P2,Gluons,,jane,DRAFT,,,,,
P3,Leptons,,john,ARCHIVED,,,,,77
`,
  'project-members.csv': `project,username,role
P1,kim,EDITOR
P2,john,VIEWER
`,
  'allocations.csv': `key,project,resource_type,model,quantity,start,end,billing_period,renewal,lifetime_months
A1,P1,CPU,SUBSCRIPTION,1000,2026-01-31,,MONTH,AUTO,
A2,P1,Disk,CONDO,40.5,2026-01-01,,,,
A3,P2,CPU,SUBSCRIPTION,5,2025-01-01,2026-01-01,QUARTER,MANUAL,
`,
  'resource-shares.csv': `source,recipient,resource_type,percent,kind
P1,P2,,10,RESERVED
P1,P2,CPU,12.5,CEILING
`,
  'data-shares.csv': `project,name,allocation,subtype,steward,security_group
P1,raw-images,A2,POSIX,,
`,
}
