export interface Of {
  readonly house: string
  /** The id of a thing of the house, quoted. */
  readonly the: (name: string) => string
  /** The tenant's id, quoted. */
  readonly t: string
  readonly day: string
}

/** What a house holds of signing in and administration, after each migration. */
export function identitySeed({ house, the, t, day }: Of): Readonly<Record<string, string>> {
  return {
    '0008_sign_in': `
      insert into identity.mailed_links (tenant_id, id, user_id, purpose, email, token_hash, expires_at) values (${t}, ${the('link')}, ${the('member')}, 'RESET_PASSWORD', 'member@${house}.test', sha256('link of ${house}'), now() + interval '1 hour');
      insert into identity.outgoing_mails (tenant_id, id, user_id, link_id, purpose, recipient, secret) values (${t}, ${the('mail')}, ${the('member')}, ${the('link')}, 'RESET_PASSWORD', 'member@${house}.test', 'link of ${house}');
      insert into identity.identity_providers (tenant_id, id, name, issuer, client_id, client_secret_encrypted) values (${t}, ${the('provider')}, 'Campus', 'https://id.${house}.test', 'tenure', '\\x00');
      update identity.user_roles set provider_id = ${the('provider')} where tenant_id = ${t} and id = ${the('user role')};
      insert into identity.external_identities (tenant_id, id, user_id, provider_id, subject) values (${t}, ${the('identity')}, ${the('member')}, ${the('provider')}, 'sub-member');
      insert into identity.authenticators (tenant_id, id, user_id, secret_encrypted, confirmed_at) values (${t}, ${the('authenticator')}, ${the('admin')}, '\\x00', now());
      insert into identity.passkeys (tenant_id, id, user_id, name, credential_id, public_key) values (${t}, ${the('passkey')}, ${the('admin')}, 'Laptop', 'credential of ${house}', '\\x00');
      insert into identity.recovery_codes (tenant_id, id, user_id, code_hash) values (${t}, ${the('code')}, ${the('admin')}, sha256('code of ${house}'));
      insert into identity.pending_sign_ins (tenant_id, id, user_id, token_hash, method, provider_id, expires_at) values (${t}, ${the('pending')}, ${the('admin')}, sha256('pending of ${house}'), 'PROVIDER', ${the('provider')}, now() + interval '5 minutes')`,
    '0009_administration': `
      insert into identity.itar_attestations (tenant_id, id, user_id, attested_by, expires_at, basis) values (${t}, ${the('attestation')}, ${the('pi')}, ${the('admin')}, now() + interval '1 year', 'Passport seen');
      insert into identity.impersonations (tenant_id, id, session_id, user_id, subject_id, reason, started_at, ends_at) values (${t}, ${the('impersonation')}, ${the('session of admin')}, ${the('admin')}, ${the('pi')}, 'A question', '${day}', '2026-01-01T00:30:00Z')`,
  }
}
