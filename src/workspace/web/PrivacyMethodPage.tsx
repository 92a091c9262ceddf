import './privacy.css'
import { useQuery } from '@tanstack/react-query'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { t } from '#ui/texts/text.ts'
import { CopyText } from './PrivacyCopy.tsx'
import { methodQuery } from './privacy-queries.ts'

/** How ranking works, in plain words; to be published as it is. */
export const MethodPage = () => {
  const method = useQuery(methodQuery)
  return (
    <div className="page-pad privacy method">
      <Loaded query={method} skeleton={<TextSkeleton lines={16} />}>
        {(data) => (
          <>
            <header className="page-head">
              <h1 className="grow">{data.title}</h1>
            </header>
            {data.sections.map((section) => (
              <section key={section.heading}>
                <h2>{section.heading}</h2>
                {section.paragraphs.map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
              </section>
            ))}
            <CopyText label={t('method.copy')} text={data.text} />
          </>
        )}
      </Loaded>
    </div>
  )
}
