/** Where Tenure is, and who comes in. */
export const env = {
  url: process.env['TENURE_URL'] ?? 'http://127.0.0.1:4000',
  token: process.env['TENURE_TOKEN'],
  email: process.env['TENURE_EMAIL'],
  password: process.env['TENURE_PASSWORD'],
}
