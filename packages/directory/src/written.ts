import { check, type InferOutput, optional, picklist, pipe, record, regex } from 'valibot'
import { boolean, forward, minLength, strictObject, string } from 'valibot'

const words = pipe(string(), minLength(1, 'is empty'))
const isHere = /^ldap:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|$)/

/** What the file says of one directory. Secrets lie in files or variables of their own, never in it; what it does not know, it refuses. */
const written = pipe(
  strictObject({
    url: pipe(
      string(),
      regex(/^ldaps?:\/\/[^/\s@]+$/, 'is no address of a directory: write ldaps://host or ldap://host:389'),
    ),
    startTls: optional(boolean()),
    allowPlain: optional(boolean()),
    caFile: optional(words),
    bindDn: optional(words),
    bindPasswordFile: optional(words),
    bindPasswordVariable: optional(words),
    baseDn: words,
    peopleBaseDn: optional(words),
    groupFilter: optional(words),
    memberAttribute: optional(words),
    matchAttribute: optional(words),
    matchBy: optional(picklist(['USERNAME', 'EMAIL', 'EXTERNAL_ID'])),
    tenant: optional(words),
  }),
  forward(
    check(
      ({ url, startTls, allowPlain }) => url.startsWith('ldaps:') || startTls || allowPlain || isHere.test(url),
      'is an open line: whoever is in between reads the password and says who is in which group. Use ldaps://, or set "startTls": true; "allowPlain": true takes it as it is',
    ),
    ['url'],
  ),
  forward(
    check(
      ({ bindPasswordFile, bindPasswordVariable }) => !bindPasswordFile || !bindPasswordVariable,
      'is there beside bindPasswordVariable: the password comes from one place',
    ),
    ['bindPasswordFile'],
  ),
)
export type Written = InferOutput<typeof written>

/** All that a file of directories may say: each by its name. */
export const writtenDirectories = record(
  pipe(string(), regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'is no name: small letters, digits and hyphens, at most 40')),
  written,
)
