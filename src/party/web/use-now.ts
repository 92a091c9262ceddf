import { useEffect, useState } from 'react'

/** Often enough for who types; a list of names is cheap to draw. */
const tickMs = 2_000

/** The time, looked at again every two seconds. */
export const useNow = (): number => {
  const [now, setNow] = useState(() => Date.now())
  // A clock is the world outside React.
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs)
    return () => clearInterval(timer)
  }, [])
  return now
}
