import './palette.css'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { Dialog } from '../parts/Dialog.tsx'
import { InventedMark } from '../parts/Invented.tsx'
import { workspaceStatus } from '../queries.ts'
import { t } from '../texts/text.ts'
import { choiceGroups } from './choice.ts'
import type { Choice } from './choice.ts'
import { PaletteFoot } from './PaletteFoot.tsx'
import { PaletteGroup } from './PaletteGroup.tsx'
import { usePalette } from './use-palette.ts'

interface PaletteProps {
  readonly typed: string
  readonly onClose: () => void
}

/** People, works, commands and places in one list; the selected one offers what can be done with it. */
export const Palette = ({ typed, onClose }: PaletteProps) => {
  const listId = useId()
  const palette = usePalette(typed, onClose)
  const { shown, current, busy } = palette
  return (
    <Dialog bare title={t('palette.label')} onClose={onClose} className="palette">
      <PaletteHead palette={palette} listId={listId} onClose={onClose} />
      <div
        className="palette-body"
        role="listbox"
        id={listId}
        aria-label={t('palette.label')}
        aria-busy={busy}
      >
        {choiceGroups.map((group) => (
          <PaletteGroup
            key={group}
            group={group}
            ownerName={palette.owner?.text ?? ''}
            choices={shown.filter((one) => one.group === group)}
            current={current}
            optionId={(choice) => optionId(listId, choice)}
            onTake={palette.take}
            onPoint={(choice) => palette.point(choice.id)}
          />
        ))}
      </div>
      {shown.length === 0 && !busy && (
        <p className="note palette-none">
          <b>{t('palette.nothing')}</b> {t('palette.nothingWhy')}
        </p>
      )}
      <p className="sr" role="status">
        {busy ? t('palette.searching') : t('palette.found', { count: shown.length })}
      </p>
      <PaletteFoot />
    </Dialog>
  )
}

interface PaletteHeadProps {
  readonly palette: ReturnType<typeof usePalette>
  readonly listId: string
  readonly onClose: () => void
}

const PaletteHead = ({ palette, listId, onClose }: PaletteHeadProps) => {
  const { data: status } = useQuery(workspaceStatus)
  const { current, mode, typed } = palette
  return (
    <div className="row palette-head">
      <IconSearch className="icon dim" aria-hidden="true" />
      <input
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={current ? optionId(listId, current) : undefined}
        aria-autocomplete="list"
        aria-label={t('palette.input')}
        placeholder={t('palette.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => palette.type(event.target.value)}
        onKeyDown={palette.onKeyDown}
      />
      <span className="only-phone">{status?.invented && <InventedMark short />}</span>
      <span className="m nw only-desk">{t(`palette.in.${mode}`)}</span>
      <button type="button" className="palette-close" onClick={onClose}>
        <span className="only-phone">{t('common.close')}</span>
        <kbd>Esc</kbd>
      </button>
    </div>
  )
}

// An id that others point at has no blanks; titles of keys and addresses of works do.
const optionId = (listId: string, choice: Choice): string =>
  `${listId}-${choice.id.replaceAll(/[^\w-]+/g, '-')}`
