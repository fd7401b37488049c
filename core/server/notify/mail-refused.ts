/** A mail that will be refused each time it is sent; any other error of a mailer is worth another try. */
export class MailRefused extends Error {
  override readonly name = "MailRefused";
}
