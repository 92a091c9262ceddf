import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { formatMoment } from '#ui/format.ts'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { accessReport } from './people-queries.ts'

/** As the person would read it: everything we hold, in the words that would go out. */
export const AccessTab = () => {
  const { id = '' } = useParams({ strict: false })
  const report = useQuery(accessReport(id))
  return (
    <div className="dc-main access">
      <Loaded query={report} skeleton={<TextSkeleton lines={12} />}>
        {(data) => (
          <>
            <h2>{t('access.title', { name: data.person.name })}</h2>
            <p className="m2">{t('access.sentence', { name: data.person.name })}</p>
            <p className="m">
              {t('access.prepared', { moment: formatMoment(data.preparedAt) })}{' '}
              <SpaLink href={paths.privacyPerson(data.person.id)}>{t('access.answer')}</SpaLink>
            </p>
            {data.sections.map((section) => (
              <section key={section.heading}>
                <h3>{section.heading}</h3>
                <p className="m2">{section.sentence}</p>
                {section.items.length === 0 && <p className="m">{t('access.empty')}</p>}
                <ul className="access-items">
                  {section.items.map((item, index) => (
                    // Two items may read alike; their order is the order of the report.
                    <li key={index}>
                      {item.withheld === null ? (
                        <span dir="auto">{item.text}</span>
                      ) : (
                        <em className="dim">{item.withheld}</em>
                      )}
                      {item.source !== '' && (
                        <span className="m block">
                          {t('access.source', { source: item.source })}
                        </span>
                      )}
                    </li>
                  ))}
                </ul>
              </section>
            ))}
            <section>
              <h3>{t('access.notKept')}</h3>
              <ul className="bullets m2">
                {data.notKept.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </section>
          </>
        )}
      </Loaded>
    </div>
  )
}
