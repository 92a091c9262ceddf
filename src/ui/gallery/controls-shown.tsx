import { useState } from 'react'
import { Keys } from '../keyboard/Keys.tsx'
import { Chip } from '../parts/Chip.tsx'
import { CopyLine } from '../parts/CopyLine.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Field } from '../parts/Field.tsx'
import { Meter } from '../parts/Meter.tsx'
import { Monogram } from '../parts/Monogram.tsx'
import { Panel } from '../parts/Panel.tsx'
import { QrCode } from '../parts/QrCode.tsx'
import { Segments } from '../parts/Segments.tsx'
import { t } from '../texts/text.ts'
import { Shown } from './Shown.tsx'

/** Buttons, chips, fields, panels and dialogs. */
export const ControlsShown = () => (
  <div className="stack">
    <ButtonsShown />
    <Shown name="gallery.chips">
      <ChipsShown />
    </Shown>
    <Shown name="gallery.states">
      <div className="row wrap">
        <span className="state">stopped</span>
        <span className="state info">reading 63 %</span>
        <span className="state good">well founded</span>
        <span className="state warn">Who is this?</span>
        <span className="state bad">failed</span>
        <span className="tag">{t('person.recent')}</span>
        <span className="tag">{t('person.byHand')}</span>
      </div>
    </Shown>
    <Shown name="gallery.fields">
      <div className="stack">
        <Field
          label="Name"
          hint="As it stands on a paper."
          name="gallery-name"
          defaultValue="Linh Đặng Thu"
        />
        <Field
          label="Year"
          wrong="A year has four digits."
          name="gallery-year"
          defaultValue="20x4"
          optional
        />
      </div>
    </Shown>
    <Shown name="gallery.meters">
      <div className="stack">
        <Meter share={0.86} label="86 % of the best" />
        <Meter share={0.3} label="30 % of the best" now />
      </div>
    </Shown>
    <Shown name="gallery.taken">
      <div className="stack">
        <CopyLine text="https://party.example.org/join#a-secret" label={t('copy.copy')} />
        <QrCode text="https://party.example.org" label="https://party.example.org" />
      </div>
    </Shown>
    <Shown name="gallery.members">
      <div className="row">
        <Monogram name="Amara Vestergaard" me large />
        <Monogram name="Priya Raghunathan-Ek" large />
        <Monogram name="Dmitri" />
        <Monogram name="Noor Elahi" large delegate />
      </div>
    </Shown>
    <Shown name="gallery.floating">
      <FloatingShown />
    </Shown>
  </div>
)

const ButtonsShown = () => (
  <Shown name="gallery.buttons">
    <div className="row wrap">
      <button type="button" className="btn primary">
        {t('gallery.primary')} <Keys keys="a" />
      </button>
      <button type="button" className="btn">
        {t('gallery.outlined')}
      </button>
      <button type="button" className="btn line">
        {t('gallery.line')}
      </button>
      <button type="button" className="btn quiet">
        {t('gallery.quiet')}
      </button>
      <button type="button" className="btn line small">
        {t('gallery.small')}
      </button>
    </div>
    <div className="row wrap under">
      <button type="button" className="btn line" aria-disabled="true" aria-describedby="why-not">
        {t('gallery.cannot')}
      </button>
      <span className="m" id="why-not">
        {t('gallery.cannotWhy')}
      </span>
    </div>
  </Shown>
)

const ChipsShown = () => {
  const [years, setYears] = useState('any')
  const [chips, setChips] = useState(['“reinforcement learning”', 'not: robotics'])
  return (
    <div className="row wrap">
      {chips.map((chip) => (
        <Chip
          key={chip}
          name={chip}
          kind={chip.startsWith('not') ? 'not' : 'on'}
          onRemove={() => setChips(chips.filter((other) => other !== chip))}
        >
          {chip}
        </Chip>
      ))}
      <Segments
        label={t('gallery.segments')}
        value={years}
        options={['any', '8 y', '5 y', '3 y'].map((value) => ({ value, text: value }))}
        onChoose={setYears}
      />
    </div>
  )
}

const FloatingShown = () => {
  const [open, setOpen] = useState<'dialog' | 'panel' | null>(null)
  const close = () => setOpen(null)
  return (
    <div className="row wrap">
      <button type="button" className="btn line" onClick={() => setOpen('dialog')}>
        {t('gallery.openDialog')}
      </button>
      <button type="button" className="btn line" onClick={() => setOpen('panel')}>
        {t('gallery.openPanel')}
      </button>
      {open === 'dialog' && (
        <Dialog
          title={t('gallery.dialog')}
          onClose={close}
          foot={
            <button type="button" className="btn primary" onClick={close}>
              {t('common.close')}
            </button>
          }
        >
          <p>{t('gallery.dialogText')}</p>
        </Dialog>
      )}
      {open === 'panel' && (
        <Panel label={t('gallery.panel')} onClose={close}>
          <div className="note">
            <h3>{t('gallery.panel')}</h3>
            <p>{t('gallery.panelText')}</p>
          </div>
        </Panel>
      )}
    </div>
  )
}
