/** Hundredths of a percent as the database writes them: `12.50`. */
export const percent = (hundredths: number): string =>
  `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
