import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { addressText } from '#ui/address-text.ts'
import { formatDay } from '#ui/format.ts'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { useKeys } from '#ui/keyboard/keys.ts'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { CharterChanges } from './CharterChanges.tsx'
import { CharterDrafts } from './CharterDrafts.tsx'
import { CharterForm } from './CharterForm.tsx'
import { charterQuery } from './charter-queries.ts'
import type { CharterRead } from './charter-queries.ts'
import { CharterSays } from './CharterSays.tsx'
import { CharterStart } from './CharterStart.tsx'
import { CharterVersions } from './CharterVersions.tsx'
import { FreeSince } from './FreeSince.tsx'
import { OffLimitsSection } from './OffLimitsSection.tsx'
import '#ui/styles/pages.css'
import './charter.css'

/** What we are doing, and within what: the charter with its versions, and what is off-limits. */
export const CharterPage = () => {
  const search = useSearch({ strict: false })
  const version = numberOf(addressText(search, 'version'))
  const read = useQuery(charterQuery(version))
  return (
    <div className="charter-page">
      {read.data === undefined && <h1 className="sr">{t('charter.title')}</h1>}
      <Loaded
        query={read}
        skeleton={
          <div className="page-pad">
            <TextSkeleton lines={12} />
          </div>
        }
      >
        {(data) => <Page data={data} version={version} />}
      </Loaded>
    </div>
  )
}

const numberOf = (text: string): number | undefined =>
  /^[1-9]\d{0,5}$/u.test(text) ? Number(text) : undefined

const Page = ({ data, version }: { data: CharterRead; version: number | undefined }) => {
  const search = useSearch({ strict: false })
  const from = addressText(search, 'from')
  const to = numberOf(addressText(search, 'to'))
  const mayWrite = data.may !== 'read' && version === undefined
  if (addressText(search, 'edit') !== '' && mayWrite) {
    return <CharterForm data={data} draft={addressText(search, 'draft')} />
  }
  if (data.charter === null) return <CharterStart data={data} />
  return (
    <>
      <Head data={data} mayWrite={mayWrite} />
      <div className="dc">
        <div className="dc-main">
          {to !== undefined && <CharterChanges from={numberOf(from) ?? 0} to={to} />}
          {version === undefined && <CharterDrafts data={data} />}
          <CharterSays charter={data.charter} />
        </div>
        <aside className="dc-side" aria-label={t('charter.beside')}>
          <OffLimitsSection />
          <FreeSince />
          <CharterVersions data={data} />
        </aside>
      </div>
    </>
  )
}

const Head = ({ data, mayWrite }: { data: CharterRead; mayWrite: boolean }): ReactNode => {
  const { charter, current } = data
  const router = useRouter()
  const edit = paths.charter({ edit: 1 })
  const word = data.may === 'propose' ? t('charter.propose') : t('charter.edit')
  useKeys(
    t('charter.title'),
    mayWrite ? [{ keys: 'e', text: word, run: () => router.history.push(edit) }] : [],
  )
  const isOld = charter !== null && charter.number !== current
  return (
    <header className="dh">
      <div className="page-head">
        <div className="grow">
          <h1>{t('charter.title')}</h1>
          {charter?.savedAt && (
            <p className={isOld ? 'm2 warn' : 'm2'}>
              {t(isOld ? 'charter.oldVersion' : 'charter.version', {
                number: charter.number ?? 0,
                by: charter.savedBy ?? '',
                day: formatDay(charter.savedAt),
              })}{' '}
              {isOld && <SpaLink href={paths.charter()}>{t('charter.toNewest')}</SpaLink>}
            </p>
          )}
        </div>
        {mayWrite && (
          <SpaLink className="btn primary" href={edit}>
            {word} <Keys keys="e" />
          </SpaLink>
        )}
      </div>
    </header>
  )
}
