import { BILLING_PERIODS, type ReadOptions } from '@tenure/interchange'
import type { CommandInput } from '../command.ts'
import { WrongUsage } from '../failure.ts'

/** What a Slurm or ColdFront file can't say, as options. */
export const readingOptions = {
  'email-domain': { type: 'string' },
  'default-pi': { type: 'string' },
  start: { type: 'string' },
  end: { type: 'string' },
  period: { type: 'string' },
} as const

export const readingHelp = [
  '--email-domain D username@D where the source holds no addresses',
  '--default-pi U   the PI of Slurm accounts for which nothing names one',
  '--start DATE, --end DATE, --period MONTH|QUARTER|YEAR   when Slurm’s budgets hold',
]

function instant(name: string, value: string | boolean | undefined): string | undefined {
  if (typeof value !== 'string') return undefined
  const at = /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(value) ? new Date(value) : new Date(NaN)
  if (Number.isNaN(at.getTime())) throw new WrongUsage(`--${name} is "${value}". Write a date such as 2026-01-31.`)
  return at.toISOString()
}

/** The reader's options, of the command's. @throws WrongUsage */
export function readOptions({ options }: CommandInput): ReadOptions {
  const billingPeriod = BILLING_PERIODS.find((period) => period === options['period'])
  if (options['period'] !== undefined && !billingPeriod)
    throw new WrongUsage(`--period is "${String(options['period'])}". Use ${BILLING_PERIODS.join(', ')}.`)
  const given = {
    emailDomain: options['email-domain'],
    defaultPi: options['default-pi'],
    start: instant('start', options['start']),
    end: instant('end', options['end']),
    billingPeriod,
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => typeof value === 'string')) as ReadOptions
}
