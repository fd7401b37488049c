/** A text as it is handed to the gateway. */
export interface Text {
  /** E.164, such as +15551234567. */
  to: string;
  body: string;
  /** The portal's own id of it, which the gateway says again when it tells what became of it. */
  id?: string;
}

/** What came in from the gateway by its own request, already checked to be from it. */
export interface GatewayPost {
  /** The path below the portal's address, such as /webhooks/texts/incoming. */
  path: string;
  fields: URLSearchParams;
  signature: string;
}

/** A service that carries text messages. */
export interface SmsGateway {
  /** What people see as the sender: a number, or the name of a pool of numbers. */
  readonly sender: string;
  /**
   * @returns the gateway's own id of the text
   * @throws TextRefused for what cannot pass; an ordinary error for what may
   */
  send(text: Text): Promise<{ providerId: string }>;
  /** The ids of such texts that the gateway has taken since, for one whose answer was lost. */
  find(text: Text, since: number): Promise<string[]>;
  /** Whether the gateway itself sent this. */
  isFrom(post: GatewayPost): boolean;
}

