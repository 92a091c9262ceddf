import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { t } from '#ui/texts/text.ts'
import { copyAddress } from './copy-address.ts'
import { jsonAddress } from './json-address.ts'

interface ExportMenuProps {
  /** Address that answers with CSV; the same answer comes as JSON too. */
  readonly csv: string
  readonly csvText: string
  readonly jsonText: string
  /** File name of the JSON; CSV files are named by the server. */
  readonly jsonName: string
}

/** Takes what is on screen elsewhere: as a table, as data, as an address for a colleague. */
export const ExportMenu = ({ csv, csvText, jsonText, jsonName }: ExportMenuProps) => (
  <Menu position="bottom-end" withinPortal={false} width={260}>
    <Menu.Target>
      <button type="button" className="btn quiet small export">
        {t('scout.export')}
        <IconChevronDown className="icon s" aria-hidden="true" />
      </button>
    </Menu.Target>
    <Menu.Dropdown>
      <Menu.Item component="a" href={csv} download>
        {csvText}
      </Menu.Item>
      <Menu.Item component="a" href={jsonAddress(csv)} download={jsonName}>
        {jsonText}
      </Menu.Item>
      <Menu.Item onClick={() => void copyAddress()}>{t('scout.copyAddress')}</Menu.Item>
    </Menu.Dropdown>
  </Menu>
)
