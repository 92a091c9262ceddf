import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { initials } from '../format.ts'
import { InventedMark } from '../parts/Invented.tsx'
import { Monogram } from '../parts/Monogram.tsx'
import { SpaLink } from '../parts/SpaLink.tsx'
import { paths } from '../paths.ts'
import { workspaceStatus } from '../queries.ts'
import { t } from '../texts/text.ts'
import { Mark } from './Mark.tsx'

/** The head of every phone screen: company, invented or not, search, oneself. */
export const PhoneHead = ({ onSearch }: { onSearch: () => void }) => {
  const { data } = useQuery(workspaceStatus)
  const name = data?.member?.name ?? t('app.name')
  return (
    <header className="phone-head">
      <SpaLink className="brand grow" href={paths.home()}>
        <Mark /> <span className="cut">{data?.companyName || t('app.name')}</span>
      </SpaLink>
      {data?.invented && <InventedMark short />}
      <button type="button" onClick={onSearch} aria-label={t('nav.search')}>
        <IconSearch className="icon" aria-hidden="true" />
      </button>
      <SpaLink
        className="more"
        href={paths.settings()}
        aria-label={`${initials(name)}, ${t('nav.settings')}`}
      >
        <Monogram name={name} me large />
      </SpaLink>
    </header>
  )
}
