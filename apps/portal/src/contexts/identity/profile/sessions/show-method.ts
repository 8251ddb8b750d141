const words: Readonly<Record<string, string>> = {
  PASSWORD: 'password',
  PROVIDER: 'identity provider',
  TOTP: 'one-time code',
  PASSKEY: 'passkey',
  RECOVERY_CODE: 'recovery code',
}

/** By what a person proved themselves, in words. */
export function showMethod(method: string): string {
  return words[method] ?? method.toLowerCase().replaceAll('_', ' ')
}
