// nodemailer brings no types; this is what we use of it (https://nodemailer.com/smtp/).
declare module 'nodemailer' {
  export interface Mail {
    readonly from: string
    readonly to: string
    readonly subject: string
    readonly text: NodeJS.ReadableStream
    readonly messageId: string
    readonly date: Date
    readonly headers: Readonly<Record<string, string>>
    readonly disableUrlAccess: true
    readonly disableFileAccess: true
  }

  export interface TransportOptions {
    readonly host: string
    readonly port: number
    /** TLS from the first byte; else STARTTLS, which `requireTLS` demands. */
    readonly secure: boolean
    readonly requireTLS: boolean
    readonly ignoreTLS: boolean
    readonly auth?: { readonly user: string; readonly pass: string }
    readonly connectionTimeout: number
    readonly greetingTimeout: number
    readonly socketTimeout: number
  }

  export interface Transport {
    sendMail(mail: Mail): Promise<{ readonly response: string }>
    close(): void
  }

  export function createTransport(options: TransportOptions): Transport
}
