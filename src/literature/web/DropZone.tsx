import { IconUpload } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { ChangeEvent, DragEvent } from 'react'
import { formatShare } from '#ui/format.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Meter } from '#ui/parts/Meter.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { droppedFiles } from './dropped-files.ts'
import { useBringFiles } from './use-bring-files.ts'
import type { Bringing } from './use-bring-files.ts'

interface DropZoneProps {
  /** Heading above the zone's own words, `h2` or none. */
  readonly title: string
  readonly primary: boolean
}

/** Where files and folders are dropped or chosen; then it shows how far they are. */
export const DropZone = ({ title, primary }: DropZoneProps) => {
  const { bringing, bring, stop } = useBringFiles()
  const [over, setOver] = useState(false)
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const busy = bringing.state === 'sending' || bringing.state === 'starting'
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    bring([...(event.target.files ?? [])])
    event.target.value = ''
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!busy) void droppedFiles(event.dataTransfer).then(bring)
  }
  return (
    <section
      className="drop"
      data-over={over || undefined}
      aria-label={title}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span className="drop-icon only-desk">
        <IconUpload className="icon" aria-hidden="true" />
      </span>
      <h2>
        <span className="only-desk">{over ? t('drop.release') : title}</span>
        <span className="only-phone">{t('sources.bring')}</span>
      </h2>
      {busy ? (
        <Sending bringing={bringing} onStop={stop} />
      ) : (
        <>
          <p className="m2">{t('drop.why')}</p>
          <Choices
            primary={primary}
            onFiles={() => files.current?.click()}
            onFolder={() => folder.current?.click()}
          />
          <Trouble bringing={bringing} />
        </>
      )}
      <input ref={files} type="file" multiple hidden onChange={choose} data-choose="files" />
      <input
        ref={folder}
        type="file"
        multiple
        hidden
        onChange={choose}
        data-choose="folder"
        {...asFolder}
      />
    </section>
  )
}

interface ChoicesProps {
  readonly primary: boolean
  readonly onFiles: () => void
  readonly onFolder: () => void
}

const Choices = ({ primary, onFiles, onFolder }: ChoicesProps) => (
  <div className="row wrap choices">
    <button type="button" className={primary ? 'btn primary' : 'btn line'} onClick={onFiles}>
      {t('drop.files')}
    </button>
    <button type="button" className="btn line only-desk" onClick={onFolder}>
      {t('drop.folder')}
    </button>
  </div>
)

// React's types do not know this attribute; every browser does.
const asFolder = { webkitdirectory: '' }

const Sending = ({ bringing, onStop }: { bringing: Bringing; onStop: () => void }) => {
  if (bringing.state !== 'sending') return <p role="status">{t('drop.starting')}</p>
  const { name, nth, count, share } = bringing.progress
  return (
    <div className="stack sending">
      <Meter share={share} now />
      <p className="m2" role="status">
        {t('drop.sending', { name, share: formatShare(share) })}
        {count > 1 && <> · {t('drop.sendingOf', { nth, count })}</>}
      </p>
      <button type="button" className="btn quiet" onClick={onStop}>
        {t('drop.stop')}
      </button>
    </div>
  )
}

const Trouble = ({ bringing }: { bringing: Bringing }) => {
  if (bringing.state === 'failed') return <ErrorNote error={bringing.error} />
  if (bringing.state === 'nothing') {
    return (
      <p className="m2" role="alert">
        <b>{t('drop.nothing')}</b> {t('drop.nothingWhy')}
      </p>
    )
  }
  if (bringing.state === 'tables') {
    return (
      <p className="m2" role="alert">
        {t('drop.csv')} <SpaLink href={paths.csv()}>{t('drop.csvOpen')}</SpaLink>
      </p>
    )
  }
  return null
}
