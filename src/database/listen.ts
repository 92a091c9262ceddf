/** Hears NOTIFY. One connection for all channels; it comes back by itself when it is lost. */
export interface Listener extends AsyncDisposable {
  /**
   * Calls `onNotice` with each payload of a channel. After a lost connection came back it is
   * called once with `''`, because notices may have been missed: read the truth again then.
   */
  listen(channel: string, onNotice: (payload: string) => void): Promise<AsyncDisposable>
}
