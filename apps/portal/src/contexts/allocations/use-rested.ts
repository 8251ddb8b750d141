import { useEffect, useState } from 'react'

/** A value once it has rested: what is typed, without asking the API for every letter. Compared by what it says. */
export function useRested<Value>(value: Value, milliseconds = 250): Value {
  const [rested, setRested] = useState(value)
  const key = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(JSON.parse(key) as Value), milliseconds)
    return () => clearTimeout(timer)
  }, [key, milliseconds])
  return rested
}
