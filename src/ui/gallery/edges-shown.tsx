import { ApiError, unreachable } from '../api.ts'
import { Empty } from '../parts/Empty.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { InventedMark } from '../parts/Invented.tsx'
import { sayDone } from '../parts/undo.ts'
import { TableSkeleton, TextSkeleton, Waiting } from '../parts/Waiting.tsx'
import { t } from '../texts/text.ts'
import { Shown } from './Shown.tsx'

const cutShort = new ApiError(
  400,
  'file_cut_short',
  'The file ends in the middle of line 4,410.',
  '4,409 works are in. Fetch the file again and bring it once more; what is in stays in.',
)

/** Empty, slow, refused, offline, undone. */
export const EdgesShown = () => (
  <div className="stack">
    <Shown name="gallery.empty">
      <Empty missing={t('sources.runsNone')} why={t('sources.runsNoneWhy')}>
        <button type="button" className="btn line small">
          {t('sources.bring')}
        </button>
      </Empty>
    </Shown>
    <Shown name="gallery.error">
      <div className="stack">
        <ErrorNote error={cutShort} onRetry={() => undefined} />
        <ErrorNote error={unreachable()} onRetry={() => undefined} />
        <ErrorNote error={new ApiError(500, 'bug', t('error.unknown'), t('error.unknownNext'))} />
      </div>
    </Shown>
    <Shown name="gallery.offline">
      <p className="strip">
        <b>{t('offline.strip')}</b> {t('offline.why')}
      </p>
    </Shown>
    <Shown name="gallery.undo">
      <button
        type="button"
        className="btn line"
        onClick={() => sayDone(t('gallery.undone'), () => sayDone(t('gallery.undoneBack')))}
      >
        {t('gallery.undoTry')}
      </button>
    </Shown>
    <Shown name="gallery.waiting">
      <Waiting onStop={() => undefined}>
        <TextSkeleton lines={3} />
        <TableSkeleton rows={3} />
      </Waiting>
    </Shown>
    <Shown name="gallery.invented">
      <div className="row wide">
        <InventedMark />
        <InventedMark short />
      </div>
    </Shown>
  </div>
)
