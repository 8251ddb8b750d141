const day = 86_400_000

/** Days of the story: day 0 is a year before today, at nine in the morning UTC. */
export function calendar(today: Date) {
  const start = Date.UTC(today.getUTCFullYear() - 1, today.getUTCMonth(), today.getUTCDate(), 9)
  return {
    /** A day of the story, never later than an hour before it is told. */
    day: (n: number, hour = 0): Date =>
      new Date(Math.min(start + n * day + hour * 3_600_000, today.getTime() - 3_600_000)),
    /** How many days the story has. */
    length: Math.floor((today.getTime() - start) / day),
  }
}

export type Calendar = ReturnType<typeof calendar>
