import { useQuery } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'

/** Says, before it is needed, that OpenAlex wants a key, and where it goes. */
export const KeyNote = () => {
  const { data } = useQuery({
    queryKey: ['workspace', 'settings'],
    queryFn: ({ signal }) => api.workspace.settings({}, { signal }),
  })
  if (!data || data.hasOpenAlexKey) return null
  return (
    <p className="m2 key-note">
      {t('first.keyNote')}{' '}
      <SpaLink href={`${paths.settings()}#openalex`}>{t('first.keyTo')}</SpaLink>
    </p>
  )
}
