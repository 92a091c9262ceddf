import { IconSearch } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/** After a pause of this length what was typed is asked. */
const restMs = 200

interface SearchFieldProps {
  readonly label: string
  /** What the address says; it wins when it changes from outside. */
  readonly value: string
  readonly onChange: (text: string) => void
}

/** The search of a screen (`/`): asks when the fingers rest, at once on Enter. */
export const SearchField = ({ label, value, onChange }: SearchFieldProps) => {
  const router = useRouter()
  const [text, setText] = useState(value)
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    if (text.trim() !== value) setText(value)
  }
  // A pause is a thing of the world outside React.
  useEffect(() => {
    const asked = text.trim()
    if (asked === value) return
    const timer = setTimeout(() => {
      // Whoever has opened something meanwhile is on the way there; a search would call them back.
      const leaving = router.latestLocation.pathname !== router.state.resolvedLocation?.pathname
      if (!leaving) onChange(asked)
    }, restMs)
    return () => clearTimeout(timer)
  }, [text, value, onChange, router])
  return (
    <form
      role="search"
      className="search-field grow"
      onSubmit={(event) => {
        event.preventDefault()
        onChange(text.trim())
      }}
    >
      <IconSearch className="icon" aria-hidden="true" />
      <input
        type="search"
        className="input"
        aria-label={label}
        placeholder={label}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  )
}
