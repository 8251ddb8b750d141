/** What the portal knows of an institution's settings; others it leaves as they are. */
interface KnownSettings {
  readonly supportContact: string
}

/** Reads the settings it knows; what makes no sense is taken as not set. */
export function readSettings(settings: unknown): KnownSettings {
  const contact: unknown =
    typeof settings === 'object' && settings !== null && 'supportContact' in settings ? settings.supportContact : ''
  return { supportContact: typeof contact === 'string' ? contact : '' }
}
